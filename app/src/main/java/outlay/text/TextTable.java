package outlay.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Columns of equal width for a terminal: texts to the left, numbers to the right.
public final class TextTable {
    private static final int WIDEST = 60;

    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param right which columns stand at the right edge of their place
    public TextTable(List<String> header, List<Boolean> right) {
        this.header = header.stream().map(TextTable::shown).toList();
        this.right = List.copyOf(right);
    }

    public void row(List<String> cells) {
        rows.add(cells.stream().map(TextTable::shown).toList());
    }

    /// A line across, above what follows.
    public void rule() {
        rows.add(List.of());
    }

    public void print(Appendable out) throws IOException {
        int[] widths = header.stream().mapToInt(String::length).toArray();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        line(header, widths, out);
        line(rule, widths, out);
        for (List<String> row : rows) {
            line(row.isEmpty() ? rule : row, widths, out);
        }
    }

    private void line(List<String> cells, int[] widths, Appendable out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ").append(right.get(i) ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /// A cell for a terminal: short, on one line, and without characters by which data could command the terminal.
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < WIDEST; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) ? '·' : c);
        }
        return shown.length() < text.length() ? shown.substring(0, WIDEST - 1) + "…" : shown.toString();
    }
}
