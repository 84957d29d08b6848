package outlay.collect.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// The rows of a small table that somebody has written by hand, cell by cell by the names of its columns, letter case
/// aside. Columns that nobody asks for are passed over.
public final class NamedRows {
    private NamedRows() {}

    /// Does something with a row.
    public interface Visitor {
        /// @param cells a cell by its column's name; "" where the table has no such column
        /// @throws IllegalArgumentException saying what is wrong with the row
        void row(UnaryOperator<String> cells);
    }

    /// @param needed the columns that there must be
    /// @throws WrongFile with the line of the first row that is wrong
    public static void read(Path path, List<String> needed, Visitor visitor) throws IOException, WrongFile {
        String wanted = "the columns " + String.join(", ", needed);
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString(), null, "is not a file; name a table with " + wanted);
        }
        Table table = Table.of(Text.of(path), cells -> folded(cells).containsAll(needed) ? 1 : 0, wanted);
        List<String> columns = folded(table.columns());
        table.rows(new Findings(), row -> {
            try {
                visitor.row(name -> columns.contains(name) ? row.cell(columns.indexOf(name)) : "");
            } catch (IllegalArgumentException wrong) {
                throw new WrongFile(row.line(), "", String.valueOf(wrong.getMessage()),
                        "Put it right in the file; it needs " + wanted + ", with numbers like 1234.50.");
            }
        });
    }

    private static List<String> folded(List<String> cells) {
        return cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
