package outlay.collect.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds separator and header in the first lines of a file.
final class HeadReader {
    static final int HEADER_LINES = 30;
    private static final int SAMPLE_ROWS = 60;
    private static final char[] SEPARATORS = {'\t', ',', ';', '|'};

    private HeadReader() {}

    private record Attempt(int header, int repeats, int width, Table.Shape shape) implements Comparable<Attempt> {
        /// The separator under which a header is understood best; then the one whose field count repeats most; then the
        /// one that gives more cells, because a decimal comma cuts every row of a semicolon file in the same two.
        @Override
        public int compareTo(Attempt other) {
            int order = Integer.compare(header, other.header);
            order = order != 0 ? order : Integer.compare(repeats, other.repeats);
            return order != 0 ? order : Integer.compare(width, other.width);
        }
    }

    static Optional<Table.Shape> shape(String head, HeaderTest test) {
        Attempt best = null;
        for (char separator : separators(head)) {
            Attempt attempt = attempt(head, separator, test);
            if (attempt != null && (best == null || attempt.compareTo(best) > 0)) {
                best = attempt;
            }
        }
        return best == null || best.header == 0 ? Optional.empty() : Optional.of(best.shape);
    }

    /// The row with most cells, for a message that shows the user what was seen.
    static String widest(String head) {
        List<String> widest = List.of();
        for (char separator : separators(head)) {
            for (Row row : rows(head, separator)) {
                if (row.line() <= HEADER_LINES && row.cells().size() > widest.size()) {
                    widest = row.cells();
                }
            }
        }
        String shown = String.join(" | ", widest.stream().map(Row::trimmed).toList());
        return shown.length() > 400 ? shown.substring(0, 400) + "..." : shown;
    }

    private static char[] separators(String head) {
        // The line that spreadsheets write to say their separator.
        if (head.length() > 5 && head.startsWith("sep=") && (head.charAt(5) == '\n' || head.charAt(5) == '\r')) {
            return new char[]{head.charAt(4)};
        }
        return SEPARATORS.clone();
    }

    private static @org.jspecify.annotations.Nullable Attempt attempt(String head, char separator, HeaderTest test) {
        List<Row> rows = rows(head, separator);
        int bestScore = 0;
        int at = -1;
        for (int i = 0; i < rows.size() && rows.get(i).line() <= HEADER_LINES; i++) {
            List<String> cells = trimmed(rows.get(i));
            int score = test.score(cells);
            if (score > bestScore) {
                bestScore = score;
                at = i;
            }
        }
        if (at < 0) {
            return null;
        }
        Map<Integer, Integer> widths = new HashMap<>();
        for (Row row : rows) {
            widths.merge(row.cells().size(), 1, Integer::sum);
        }
        Row header = rows.get(at);
        int repeats = widths.getOrDefault(header.cells().size(), 0);
        List<String> columns = withoutEmptyEnd(trimmed(header));
        Table.Shape shape = new Table.Shape(separator, header.line(), columns, List.copyOf(rows.subList(0, at)),
                List.copyOf(rows.subList(at + 1, rows.size())));
        return new Attempt(bestScore, repeats, header.cells().size(), shape);
    }

    private static List<String> trimmed(Row row) {
        return row.cells().stream().map(Row::trimmed).toList();
    }

    private static List<String> withoutEmptyEnd(List<String> cells) {
        int size = cells.size();
        while (size > 1 && cells.get(size - 1).isEmpty()) {
            size--;
        }
        return List.copyOf(cells.subList(0, size));
    }

    private static List<Row> rows(String head, char separator) {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(head)) {
            for (CsvRecord csv : reader) {
                rows.add(new Row((int) csv.getStartingLineNumber(), csv.getFields()));
                if (rows.size() == SAMPLE_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException otherSeparator) {
            // With the wrong separator quotes seem to be in the middle of cells; the rows before still say something.
            return rows;
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return rows;
    }
}
