package outlay.collect.table;

import java.util.Locale;
import java.util.Map;
import outlay.base.Currency;

/// A number cell taken apart: sign, the digits with their separators, and the currency that was written beside it.
///
/// @param body     digits with decimal and grouping signs, without sign and currency
/// @param currency the ISO code that the cell names, or ""
/// @param percent  whether a percent sign was there
record Amount(boolean negative, String body, String currency, boolean percent) {
    private static final String NUMBER_REMEDY = "Correct the cell, or leave the column out with --map COLUMN=ignore.";
    /// Signs that say one currency; "$", "kr" and the like are several and say nothing.
    private static final Map<String, String> SIGNS = Map.ofEntries(Map.entry("\u20ac", "EUR"),
            Map.entry("\u00a3", "GBP"), Map.entry("\u20b9", "INR"), Map.entry("z\u0142", "PLN"),
            Map.entry("k\u010d", "CZK"), Map.entry("r$", "BRL"), Map.entry("us$", "USD"), Map.entry("ca$", "CAD"),
            Map.entry("a$", "AUD"), Map.entry("au$", "AUD"), Map.entry("nz$", "NZD"), Map.entry("hk$", "HKD"),
            Map.entry("ft", "HUF"), Map.entry("\u20a9", "KRW"), Map.entry("\u20ba", "TRY"), Map.entry("$", ""),
            Map.entry("\u00a5", ""), Map.entry("\uffe5", ""), Map.entry("kr", ""), Map.entry("kr.", ""),
            Map.entry("fr", ""), Map.entry("fr.", ""), Map.entry("sfr", ""), Map.entry("lei", ""));

    static Amount of(String cell) throws CellFault {
        String rest = cell;
        boolean negative = false;
        boolean percent = false;
        String currency = "";
        if (rest.startsWith("(") && rest.endsWith(")") && rest.length() > 2) {
            negative = true;
            rest = rest.substring(1, rest.length() - 1);
        }
        for (int turn = 0; turn < 4 && !rest.isEmpty(); turn++) {
            rest = Row.trimmed(rest);
            char first = rest.charAt(0);
            char last = rest.charAt(rest.length() - 1);
            if (isDigit(first) && isDigit(last)) {
                break;
            }
            if (!isDigit(last) && !isMark(last)) {
                int from = digitsEnd(rest);
                String unit = Row.trimmed(rest.substring(from));
                percent |= unit.equals("%");
                currency = unit.equals("%") ? currency : unit(unit, currency, cell);
                rest = rest.substring(0, from);
            } else if (isMinus(first) || isMinus(last)) {
                if (negative) {
                    throw notANumber(cell);
                }
                negative = true;
                rest = isMinus(first) ? rest.substring(1) : rest.substring(0, rest.length() - 1);
            } else if (!isDigit(first) && !isMark(first)) {
                int to = digitsStart(rest);
                currency = unit(Row.trimmed(rest.substring(0, to)), currency, cell);
                rest = rest.substring(to);
            }
        }
        rest = Row.trimmed(rest);
        if (rest.isEmpty()) {
            throw notANumber(cell);
        }
        return new Amount(negative, rest, currency, percent);
    }

    static CellFault notANumber(String cell) {
        return new CellFault("\"" + shown(cell) + "\" is not a number", NUMBER_REMEDY);
    }

    static String shown(String cell) {
        return cell.length() > 60 ? cell.substring(0, 60) + "..." : cell;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isMinus(char c) {
        return c == '-' || c == '\u2212' || c == '\u2013';
    }

    /// 1.2E+5: Excel has rounded the number, and what is left of it is not to be trusted.
    static boolean isScientific(String cell) {
        int e = Math.max(cell.indexOf('E'), cell.indexOf('e'));
        if (e <= 0 || e == cell.length() - 1 || !isDigit(cell.charAt(e - 1)) && cell.charAt(e - 1) != '.') {
            return false;
        }
        int digits = cell.charAt(e + 1) == '+' || cell.charAt(e + 1) == '-' ? e + 2 : e + 1;
        if (digits >= cell.length()) {
            return false;
        }
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean part = i < e
                    ? isDigit(c) || c == '.' || c == ',' || i == 0 && isMinus(c)
                    : i < digits || isDigit(c);
            if (!part) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(char c) {
        return isMinus(c) || c == '.' || c == ',';
    }

    private static int digitsEnd(String text) {
        int end = text.length();
        while (end > 0 && !isDigit(text.charAt(end - 1)) && !isMinus(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static int digitsStart(String text) {
        int start = 0;
        while (start < text.length() && !isDigit(text.charAt(start)) && !isMinus(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static String unit(String unit, String before, String cell) throws CellFault {
        String small = unit.toLowerCase(Locale.ROOT);
        String code = unit.toUpperCase(Locale.ROOT);
        if (Currency.exists(code)) {
            return code;
        }
        String sign = SIGNS.get(small);
        if (sign == null) {
            throw notANumber(cell);
        }
        return sign.isEmpty() ? before : sign;
    }
}
