package outlay.store.archive;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/// The rows of an answer, each cell as one of: null, a boolean, a number, a text, a list or a map of such.
final class SqlCells {
    private final ResultSet result;
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    SqlCells(ResultSet result) throws SQLException {
        this.result = result;
        ResultSetMetaData columns = result.getMetaData();
        Set<String> taken = new HashSet<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnName(i);
            String unique = name;
            for (int n = 2; !taken.add(unique); n++) {
                unique = name + "_" + n;
            }
            names.add(unique);
            types.add(columns.getColumnTypeName(i));
        }
    }

    /// The columns' names; of two columns with one name the second has a number behind it.
    List<String> names() {
        return names;
    }

    boolean next() throws SQLException {
        return result.next();
    }

    List<@Nullable Object> row() throws SQLException {
        List<@Nullable Object> row = new ArrayList<>(names.size());
        for (int i = 1; i <= names.size(); i++) {
            // Asked for as an object, it would be shifted into the time zone of this machine.
            boolean local = types.get(i - 1).startsWith("TIMESTAMP") && !types.get(i - 1).endsWith("ZONE");
            row.add(cell(local ? result.getObject(i, LocalDateTime.class) : result.getObject(i)));
        }
        return row;
    }

    private static @Nullable Object cell(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Double number -> Double.isFinite(number) ? number : (Object) number.toString();
            case Float number -> Float.isFinite(number) ? number : (Object) number.toString();
            case Number number -> number;
            case OffsetDateTime instant -> Instant.from(instant).toString();
            case Blob bytes -> text(bytes.getBytes(1, Math.toIntExact(bytes.length())));
            case DuckDBStruct struct -> cells(struct.getMap());
            case Struct struct -> cells(Arrays.asList(struct.getAttributes()));
            case Array array -> cells(Arrays.asList((Object[]) array.getArray()));
            case Map<?, ?> map -> cells(map);
            default -> value.toString();
        };
    }

    private static List<@Nullable Object> cells(List<?> values) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>(values.size());
        for (Object value : values) {
            cells.add(cell(value));
        }
        return cells;
    }

    private static Map<String, @Nullable Object> cells(Map<?, ?> values) throws SQLException {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : values.entrySet()) {
            cells.put(String.valueOf(cell(each.getKey())), cell(each.getValue()));
        }
        return cells;
    }

    /// Bytes as the text that they are, or in hexadecimal behind 0x.
    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
                ? text
                : "0x" + HexFormat.of().formatHex(bytes);
    }
}
