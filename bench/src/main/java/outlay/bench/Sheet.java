package outlay.bench;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;

/// A table of figures that is printed line by line while they are measured.
final class Sheet {
    private static final int FIRST = 44;
    private static final int OTHERS = 14;

    private final PrintWriter out;

    Sheet(PrintWriter out, String first, String... columns) {
        this.out = out;
        row(first, columns);
    }

    /// A table of other columns, printed below this one.
    Sheet another(String first, String... columns) {
        return new Sheet(out, first, columns);
    }

    void row(String what, String... cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-" + FIRST + "s", what));
        for (String cell : cells) {
            line.append(String.format(Locale.ROOT, " %" + OTHERS + "s", cell));
        }
        out.println(line.toString().stripTrailing());
        out.flush();
    }

    /// A sentence about the row before.
    void note(String sentence) {
        out.println("  " + sentence);
        out.flush();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /// A span of time in the unit that it is mostly spoken of.
    static String millis(double nanos) {
        return decimals(nanos / 1e6);
    }

    /// The value below which `share` of the others lie; sorts them.
    static double percentile(long[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        return values[(int) Math.min(values.length - 1L, (long) (values.length * share))];
    }
}
