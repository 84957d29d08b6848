package outlay.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.collect.table.Row;
import outlay.collect.table.Table;
import outlay.collect.table.Text;
import outlay.fact.ColumnMapping;

/// What somebody has to see of a table to say what its columns mean: the header and the first rows, and what was said
/// of such a header before.
///
/// @param file       its name, without folders
/// @param columns    the cells of its widest row among the first, which is the header unless the file is odd
/// @param samples    the rows below as far as they are shown, cells cut to a length that can be shown
/// @param remembered what is taken for its columns if nothing else is said
public record FilePreview(String file, List<String> columns, List<List<String>> samples,
        Optional<ColumnMapping> remembered) {
    private static final int MOST_FILES = 5;
    private static final int MOST_COLUMNS = 200;
    private static final int ROWS = 3;
    private static final int CELL_LETTERS = 80;

    /// The tables in a file, of which a zip may hold several; those that cannot be read are left out, because trying to
    /// import them says why.
    static List<FilePreview> of(Path file, KnownMappings known) {
        List<FilePreview> previews = new ArrayList<>();
        try (Unpacked unpacked = Unpacked.of(List.of(file), Optional.empty(), Unpacked.Limits.USUAL)) {
            for (Unpacked.Part part : unpacked.parts()) {
                if (previews.size() < MOST_FILES && part.wrong().isEmpty()) {
                    of(part, known).ifPresent(previews::add);
                }
            }
        }
        return previews;
    }

    private static Optional<FilePreview> of(Unpacked.Part part, KnownMappings known) {
        try {
            byte[] head = new ImportSource(new outlay.base.ClientId("none"), part, Importer.Options.NONE, List.of())
                    .head();
            return Table.shape(Text.head(head), FilePreview::filled).map(shape -> new FilePreview(part.name(),
                    cut(shape.columns()), shape.sample().stream().limit(ROWS).map(Row::cells).map(FilePreview::cut)
                            .toList(),
                    known.of(head)));
        } catch (IOException unreadable) {
            // Trying to import it says why.
            return Optional.empty();
        }
    }

    private static int filled(List<String> cells) {
        return cells.size() < 2 ? 0 : (int) cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static List<String> cut(List<String> cells) {
        return cells.stream().limit(MOST_COLUMNS)
                .map(cell -> cell.length() <= CELL_LETTERS ? cell : cell.substring(0, CELL_LETTERS)).toList();
    }
}
