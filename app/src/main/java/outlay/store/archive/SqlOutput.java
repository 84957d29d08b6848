package outlay.store.archive;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes an answer for a person, a spreadsheet or a program.
final class SqlOutput {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final int WIDEST = 60;

    private SqlOutput() {}

    /// Columns of equal width. Rows are gathered first, because the widest cell decides.
    static void table(SqlCells cells, Appendable out) throws SQLException, IOException {
        List<List<String>> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        int[] widths = cells.names().stream().mapToInt(name -> shown(name).length()).toArray();
        while (cells.next()) {
            List<String> row = new ArrayList<>();
            int column = 0;
            for (Object value : cells.row()) {
                String text = shown(text(value));
                row.add(text);
                widths[column] = Math.max(widths[column], text.length());
                if (rows.isEmpty()) {
                    right.add(value instanceof Number);
                }
                column++;
            }
            rows.add(row);
        }
        line(cells.names().stream().map(SqlOutput::shown).toList(), right, widths, out);
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        line(rule, right, widths, out);
        for (List<String> row : rows) {
            line(row, right, widths, out);
        }
        out.append(String.format(Locale.ROOT, "(%,d %s)\n", rows.size(), rows.size() == 1 ? "row" : "rows"));
    }

    private static void line(List<String> cells, List<Boolean> right, int[] widths, Appendable out)
            throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            boolean toTheRight = i < right.size() && right.get(i);
            line.append(i == 0 ? "" : "  ").append(toTheRight ? blanks + cells.get(i) : cells.get(i) + blanks);
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

    /// As RFC 4180 has it, and so that no spreadsheet takes a cell for a formula.
    static void csv(SqlCells cells, Appendable out) throws SQLException, IOException {
        record(cells.names(), out);
        while (cells.next()) {
            List<String> row = new ArrayList<>();
            for (Object value : cells.row()) {
                row.add(text(value));
            }
            record(row, out);
        }
    }

    private static void record(List<String> cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(csvCell(cells.get(i)));
        }
        out.append("\r\n");
    }

    static String csvCell(String text) {
        String cell = isFormula(text) ? "'" + text : text;
        boolean quote = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0
                || cell.indexOf('\r') >= 0 || cell.startsWith(" ") || cell.endsWith(" ");
        return quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
    }

    /// An array of objects, one a line.
    static void json(SqlCells cells, Appendable out) throws SQLException, IOException {
        out.append('[');
        String separator = "\n";
        while (cells.next()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            List<@Nullable Object> row = cells.row();
            for (int i = 0; i < row.size(); i++) {
                object.put(cells.names().get(i), row.get(i));
            }
            out.append(separator).append(JSON.writeValueAsString(object));
            separator = ",\n";
        }
        out.append("\n]\n");
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case BigDecimal number -> number.toPlainString();
            case List<?> list -> JSON.writeValueAsString(list);
            case Map<?, ?> map -> JSON.writeValueAsString(map);
            default -> value.toString();
        };
    }
}
