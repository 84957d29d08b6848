package outlay.command.attribute;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import outlay.attribution.path.Amounts;

/// Numbers of zero or more in cells: 12, 3.5, 1e+05. Those without an exponent are read without making anything.
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity)");
    private static final int MOST_DIGITS = 15;

    private Numbers() {}

    /// An empty cell is zero.
    static void read(Rows rows, int cell, Amounts.Kind kind, String name, Amounts into) {
        byte[] bytes = rows.bytes();
        int end = rows.end(cell);
        int at = rows.start(cell);
        long whole = 0;
        int wholeEnd = Math.min(end, at + MOST_DIGITS);
        int begin = at;
        while (at < wholeEnd && digit(bytes[at])) {
            whole = 10 * whole + bytes[at++] - '0';
        }
        long part = 0;
        if (at > begin && at < end && bytes[at] == '.') {
            int point = at++;
            int partEnd = Math.min(end, point + 1 + Amounts.DECIMALS);
            while (at < partEnd && digit(bytes[at])) {
                part = 10 * part + bytes[at++] - '0';
            }
            for (int decimals = at - point - 1; decimals < Amounts.DECIMALS; decimals++) {
                part *= 10;
            }
        }
        if (at == end) {
            into.set(kind, whole, part);
        } else {
            into.set(kind, slowly(rows, cell, name));
        }
    }

    private static BigDecimal slowly(Rows rows, int cell, String name) {
        String text = rows.text(cell);
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (NOT_FINITE.matcher(text).matches()) {
            throw new BadRow(rows.rowAt(), "has " + text + " in " + name + "; it must be zero or more.");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new BadRow(rows.rowAt(), "has \"" + Shown.text(text) + "\" in " + name
                    + "; write a number like 12 or 3.5.");
        }
        BigDecimal number = new BigDecimal(text);
        if (number.signum() < 0) {
            throw new BadRow(rows.rowAt(), "has " + Shown.text(text) + " in " + name + "; it must be zero or more.");
        }
        if (number.compareTo(BigDecimal.valueOf(Amounts.LARGEST)) > 0) {
            throw new BadRow(rows.rowAt(), "has " + Shown.text(text) + " in " + name + "; it must be at most 10^15.");
        }
        return number;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }
}
