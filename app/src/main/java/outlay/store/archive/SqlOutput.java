package outlay.store.archive;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.text.Csv;
import outlay.text.TextTable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes an answer for a person, a spreadsheet or a program.
final class SqlOutput {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private SqlOutput() {}

    /// Columns of equal width.
    static void table(SqlCells cells, Appendable out) throws SQLException, IOException {
        List<List<String>> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>(Collections.nCopies(cells.names().size(), false));
        while (cells.next()) {
            List<String> row = new ArrayList<>();
            for (Object value : cells.row()) {
                if (rows.isEmpty()) {
                    right.set(row.size(), value instanceof Number);
                }
                row.add(text(value));
            }
            rows.add(row);
        }
        TextTable table = new TextTable(cells.names(), right);
        rows.forEach(table::row);
        table.print(out);
        out.append(String.format(Locale.ROOT, "(%,d %s)\n", rows.size(), rows.size() == 1 ? "row" : "rows"));
    }

    static void csv(SqlCells cells, Appendable out) throws SQLException, IOException {
        Csv.record(cells.names(), out);
        while (cells.next()) {
            List<String> row = new ArrayList<>();
            for (Object value : cells.row()) {
                row.add(text(value));
            }
            Csv.record(row, out);
        }
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
