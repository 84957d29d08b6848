package outlay.platform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outlay.collect.table.Absent;
import outlay.collect.table.Row;
import outlay.collect.table.WrongFile;

/// Which column of a table holds which of a list of fields: first what the user mapped, then the words that headers
/// use.
public final class FieldColumns {
    private final List<String> headers;
    private final Set<String> plain;
    private final HeaderWords words;
    private final Map<String, Integer> at = new HashMap<>();
    private final Set<String> mapped = new HashSet<>();
    private final ColumnUse used;

    private FieldColumns(List<String> headers, List<String> plain, HeaderWords words) {
        this.headers = headers;
        this.plain = Set.copyOf(plain);
        this.words = words;
        this.used = new ColumnUse(headers);
    }

    /// @param words the resource that holds the words of the fields
    public static FieldColumns bind(List<String> headers, List<String> fields, String words,
            Map<String, String> mapping) throws WrongFile {
        List<String> plain = headers.stream().map(header -> HeaderWords.head(header).word()).toList();
        FieldColumns columns = new FieldColumns(headers, plain, HeaderWords.load(words));
        Set<Integer> taken = columns.bindMapped(fields, mapping);
        for (String field : fields) {
            for (String word : columns.words.of(field)) {
                int column = plain.indexOf(word);
                if (!columns.has(field) && column >= 0 && taken.add(column)) {
                    columns.put(field, column);
                }
            }
        }
        return columns;
    }

    public boolean has(String field) {
        return at.containsKey(field);
    }

    /// Whether some header is one of the words, whatever its column holds: what tells whose table it is.
    public boolean says(String mark) {
        return words.of(mark).stream().anyMatch(plain::contains);
    }

    /// Whether the user said which column it is.
    public boolean mapped(String field) {
        return mapped.contains(field);
    }

    /// How many fields have a column.
    public int size() {
        return at.size();
    }

    /// The text of a cell, "" where it is absent.
    public String text(Row row, String field) {
        Integer column = at.get(field);
        String cell = column == null ? "" : row.cell(column);
        return Absent.is(cell) ? "" : cell;
    }

    /// The header of a field's column, or "".
    public String header(String field) {
        Integer column = at.get(field);
        return column == null ? "" : headers.get(column);
    }

    /// The last column that is read; a row has to reach as far.
    public int last() {
        return used.last();
    }

    public List<String> unused() {
        return used.unused();
    }

    private Set<Integer> bindMapped(List<String> fields, Map<String, String> mapping) throws WrongFile {
        Set<Integer> taken = new HashSet<>();
        for (Map.Entry<String, String> entry : mapping.entrySet()) {
            String field = entry.getValue().strip().toLowerCase(Locale.ROOT);
            if (entry.getKey().equals(SpendColumns.NUMBER_FORMAT) || entry.getKey().equals(SpendColumns.DATE_FORMAT)) {
                continue;
            }
            int column = find(entry.getKey()).orElseThrow(() -> new WrongFile(0, "",
                    "--map names a column \"" + entry.getKey() + "\" that the file does not have",
                    "Its columns are: " + String.join(", ", headers) + "."));
            taken.add(column);
            if (field.equals("ignore")) {
                continue;
            }
            if (!fields.contains(field) || has(field)) {
                throw new WrongFile(0, headers.get(column), "--map gives it to the field \"" + field
                        + (has(field) ? "\", which has a column already" : "\", which does not exist"),
                        "The fields are: " + String.join(", ", fields) + ", ignore.");
            }
            put(field, column);
            mapped.add(field);
        }
        return taken;
    }

    private void put(String field, int column) {
        at.put(field, column);
        used.add(column);
    }

    private Optional<Integer> find(String name) {
        String wanted = HeaderWords.plain(name);
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).equals(name.strip()) || HeaderWords.plain(headers.get(i)).equals(wanted)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
