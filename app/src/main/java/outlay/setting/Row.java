package outlay.setting;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one client says in one line of a file of settings.
///
/// @param cells texts by the names of columns, the client's aside; "" where it says nothing
public record Row(SortedMap<String, String> cells) {
    public Row {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    /// With every column, and without blanks around what it says.
    public static Row of(Collection<String> columns, Map<String, String> said) {
        SortedMap<String, String> cells = new TreeMap<>();
        columns.forEach(column -> cells.put(column, said.getOrDefault(column, "").strip()));
        return new Row(cells);
    }

    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    /// Those of `rows` that are not among `others`.
    static List<Row> without(List<Row> rows, List<Row> others) {
        return rows.stream().filter(row -> !others.contains(row)).toList();
    }
}
