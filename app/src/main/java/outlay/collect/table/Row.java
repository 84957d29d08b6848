package outlay.collect.table;

import java.util.List;

/// A row of a table with the line it begins on, counted from 1.
public record Row(int line, List<String> cells) {
    /// The cell without blanks around it; "" where the row is too short to have it.
    public String cell(int column) {
        return column < cells.size() ? trimmed(cells.get(column)) : "";
    }

    public boolean blank() {
        for (int i = 0; i < cells.size(); i++) {
            if (!cell(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    int filled() {
        int filled = 0;
        for (int i = 0; i < cells.size(); i++) {
            filled += cell(i).isEmpty() ? 0 : 1;
        }
        return filled;
    }

    /// As `String.strip`, and it also takes away the no-break blanks and marks of direction that spreadsheets leave.
    static String trimmed(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isBlank(cell.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2007' || c == '\u2009' || c == '\ufeff'
                || c == '\u200e' || c == '\u200f' || Character.isWhitespace(c);
    }
}
