package outlay.collect.table;

import outlay.base.Decimal;
import outlay.base.Micros;

/// How a file writes numbers: which sign divides the decimals from the rest. Everything else that occurs between digits
/// (the other sign, blanks, apostrophes) can only be grouping, and is refused where the groups are not regular.
public record NumberStyle(char decimal) {
    private static final String MICROS_REMEDY = "Round it where the file is made, or use a column with millionths"
            + " (--map COLUMN=spend_micros).";

    /// An amount in millionths, exactly.
    public long micros(String cell) throws CellFault {
        String plain = plain(cell);
        int point = plain.indexOf('.');
        int end = plain.length();
        if (point >= 0) {
            while (end > point + 1 + Micros.DECIMALS && plain.charAt(end - 1) == '0') {
                end--;
            }
            if (end - point - 1 > Micros.DECIMALS) {
                throw new CellFault("\"" + Amount.shown(cell) + "\" has more than six decimals", MICROS_REMEDY);
            }
        }
        return scaled(plain.substring(0, end), Micros.DECIMALS, cell);
    }

    /// A claim that a platform makes, in millionths; digits beyond the sixth decimal are noise of its own arithmetic
    /// and are rounded half away from zero.
    public long roundedMicros(String cell) throws CellFault {
        String plain = plain(cell);
        int point = plain.indexOf('.');
        if (point < 0 || plain.length() - point - 1 <= Micros.DECIMALS) {
            return scaled(plain, Micros.DECIMALS, cell);
        }
        long cut = scaled(plain.substring(0, point + 1 + Micros.DECIMALS), Micros.DECIMALS, cell);
        boolean up = plain.charAt(point + 1 + Micros.DECIMALS) >= '5';
        return up ? cut + (plain.charAt(0) == '-' ? -1 : 1) : cut;
    }

    /// A count. "1000.0" is one, "12.5" is not.
    public long whole(String cell) throws CellFault {
        String plain = plain(cell);
        int point = plain.indexOf('.');
        for (int i = point + 1; point >= 0 && i < plain.length(); i++) {
            if (plain.charAt(i) != '0') {
                throw new CellFault("\"" + Amount.shown(cell) + "\" is not a whole number",
                        "Look whether the right column is used; name another with --map COLUMN=FIELD.");
            }
        }
        return scaled(point < 0 ? plain : plain.substring(0, point), 0, cell);
    }

    /// The number with a point, without grouping, sign of currency or percent: "-1234.50".
    public String plain(String cell) throws CellFault {
        if (Amount.isScientific(cell)) {
            throw new CellFault("\"" + Amount.shown(cell) + "\" is in scientific notation, so digits are lost",
                    "Export the file again and do not save it from a spreadsheet.");
        }
        Amount amount = Amount.of(cell);
        String body = amount.body();
        int point = body.indexOf(decimal);
        if (point >= 0 && body.indexOf(decimal, point + 1) >= 0) {
            throw misread(cell);
        }
        String whole = ungrouped(point < 0 ? body : body.substring(0, point), cell);
        String fraction = point < 0 ? "" : body.substring(point + 1);
        for (int i = 0; i < fraction.length(); i++) {
            if (!Amount.isDigit(fraction.charAt(i))) {
                throw misread(cell);
            }
        }
        return (amount.negative() ? "-" : "") + whole + (fraction.isEmpty() ? "" : "." + fraction);
    }

    /// How many decimals the cell shows.
    public int decimals(String cell) throws CellFault {
        String plain = plain(cell);
        int point = plain.indexOf('.');
        return point < 0 ? 0 : plain.length() - point - 1;
    }

    /// Refuses an amount that names another currency than its row.
    public static void inCurrency(String cell, String code) throws CellFault {
        if (!cell.isEmpty() && Amount.isDigit(cell.charAt(0)) && Amount.isDigit(cell.charAt(cell.length() - 1))) {
            return;
        }
        String named = Amount.isScientific(cell) ? "" : Amount.of(cell).currency();
        if (!named.isEmpty() && !named.equals(code)) {
            throw new CellFault("\"" + Amount.shown(cell) + "\" is in " + named + " and the row in " + code,
                    "Correct the currency, or name the right one with --currency or --map COLUMN=currency.");
        }
    }

    private String ungrouped(String whole, String cell) throws CellFault {
        StringBuilder digits = new StringBuilder(whole.length());
        int lastSign = -1;
        int groups = 0;
        char sign = 0;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (Amount.isDigit(c)) {
                digits.append(c);
                continue;
            }
            int length = i - lastSign - 1;
            // Groups of two are how India writes lakhs; the last group is of three everywhere.
            boolean regular = groups == 0 ? length >= 1 && length <= 3 : length == 3 || length == 2;
            if (!isGrouping(c) || !regular || groups > 0 && c != sign) {
                throw misread(cell);
            }
            sign = c;
            lastSign = i;
            groups++;
        }
        if (digits.isEmpty() && whole.isEmpty()) {
            return "0";
        }
        if (groups > 0 && whole.length() - lastSign - 1 != 3) {
            throw misread(cell);
        }
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
    }

    private boolean isGrouping(char c) {
        return c == (decimal == '.' ? ',' : '.') || c == '\'' || c == '\u2019' || Row.isBlank(c);
    }

    private CellFault misread(String cell) {
        return new CellFault("\"" + Amount.shown(cell) + "\" is not a number as this file writes them (decimal sign \""
                + decimal + "\")", "Correct the cell, or say the style: --map number-format=1.234,56.");
    }

    private static long scaled(String plain, int decimals, String cell) throws CellFault {
        try {
            return Decimal.parse(plain, decimals);
        } catch (NumberFormatException wrong) {
            throw new CellFault("\"" + Amount.shown(cell) + "\" cannot be taken: " + wrong.getMessage(),
                    "Correct the cell, or leave the column out with --map COLUMN=ignore.");
        }
    }
}
