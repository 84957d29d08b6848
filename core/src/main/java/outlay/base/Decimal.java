package outlay.base;

/// Decimal text to scaled integers and back: strict, without a locale, and never through floating point.
public final class Decimal {
    private Decimal() {}

    /// The integer that `text` is when its unit has `decimals` decimals: parse("12.3", 2) is 1230. Refuses everything
    /// that is not plain digits with an optional minus and decimal point: no exponent, grouping, sign, space, leading
    /// zero.
    public static long parse(String text, int decimals) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int point = text.indexOf('.');
        int wholeEnd = point < 0 ? length : point;
        requireDigits(text, start, wholeEnd);
        if (wholeEnd - start > 1 && text.charAt(start) == '0') {
            throw new NumberFormatException("\"" + text + "\" begins with a zero that does not belong there");
        }
        if (point >= 0) {
            requireDigits(text, point + 1, length);
            if (length - point - 1 > decimals) {
                throw new NumberFormatException("\"" + text + "\" has more than " + decimals + " decimals");
            }
        }
        String fraction = point < 0 ? "" : text.substring(point + 1);
        String digits = text.substring(0, wholeEnd) + fraction + "0".repeat(decimals - fraction.length());
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException overflow) {
            throw new NumberFormatException("\"" + text + "\" is too large");
        }
    }

    /// The text of a scaled integer with exactly `decimals` decimals: print(1230, 2) is "12.30".
    public static String print(long scaled, int decimals) {
        if (decimals == 0) {
            return Long.toString(scaled);
        }
        String digits = Long.toString(scaled);
        boolean negative = scaled < 0;
        if (negative) {
            digits = digits.substring(1);
        }
        if (digits.length() <= decimals) {
            digits = "0".repeat(decimals + 1 - digits.length()) + digits;
        }
        int point = digits.length() - decimals;
        return (negative ? "-" : "") + digits.substring(0, point) + "." + digits.substring(point);
    }

    /// As `print`, but zeros at the end are left out down to `atLeast` decimals: print(1230000, 6, 2) is "1.23".
    public static String print(long scaled, int decimals, int atLeast) {
        String text = print(scaled, decimals);
        int end = text.length();
        int shortest = text.length() - (decimals - atLeast);
        while (end > shortest && text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static void requireDigits(String text, int from, int to) {
        if (from >= to) {
            throw new NumberFormatException("\"" + text + "\" is not a number like 1234.50");
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new NumberFormatException("\"" + text + "\" is not a number like 1234.50");
            }
        }
    }
}
