package outlay.collect.table;

import java.util.Locale;
import java.util.Set;

/// The cells by which exports say that there is no value. They are never zero.
public final class Absent {
    private static final Set<String> MARKS = Set.of("", "-", "--", "---", "\u2013", "\u2014", "n/a", "na", "#n/a",
            "nan",
            "null", "none", "\\n", "(not set)", "not available", ".");

    private Absent() {}

    public static boolean is(String cell) {
        if (cell.isEmpty()) {
            return true;
        }
        char first = cell.charAt(0);
        if (first == '<' || first == '>') {
            return isMasked(cell);
        }
        return cell.length() <= 13 && !(first >= '0' && first <= '9') && MARKS.contains(cell.toLowerCase(Locale.ROOT));
    }

    /// `<5` or `< 10%`: the platform knows the number and does not tell it.
    public static boolean isMasked(String cell) {
        if (cell.isEmpty() || cell.charAt(0) != '<' && cell.charAt(0) != '>') {
            return false;
        }
        boolean digit = false;
        for (int i = 1; i < cell.length(); i++) {
            char c = cell.charAt(i);
            digit |= c >= '0' && c <= '9';
            if (!(c >= '0' && c <= '9' || Row.isBlank(c) || c == '%' || c == '.' || c == ',')) {
                return false;
            }
        }
        return digit;
    }
}
