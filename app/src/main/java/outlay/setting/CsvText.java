package outlay.setting;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.base.ClientId;
import outlay.collect.table.Table;
import outlay.web.Mistake;
import outlay.web.Mistakes;

/// The text of a table, and where in it each row stands. Without a column `client` its rows are everybody's.
final class CsvText {
    private static final Pattern BREAK = Pattern.compile("\r\n|\n|\r");
    private static final String MARK = "\ufeff";

    private final String text;
    private final char separator;
    private final Line header;
    private final List<String> columns;
    private final List<Line> rows;

    /// @param from of its first character
    /// @param end  behind its last, before the line ends
    /// @param next behind the end of the line
    private record Line(int from, int end, int next, List<String> cells) {
        String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
        }

        /// Remarks around a table have one cell.
        boolean isRow() {
            return cells.stream().filter(cell -> !cell.isBlank()).count() > 1;
        }
    }

    private CsvText(String text, char separator, Line header, List<Line> rows) {
        this.text = text;
        this.separator = separator;
        this.header = header;
        this.columns = header.cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
        this.rows = rows;
    }

    /// @param needed columns that tell the header
    static CsvText of(String text, List<String> needed) {
        String body = text.startsWith(MARK) ? text.substring(MARK.length()) : text;
        Table.Shape shape = Table.shape(body, cells -> cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT))
                .toList().containsAll(needed) ? 1 : 0)
                .orElseThrow(() -> mistake("has no header with " + String.join(", ", needed)));
        int skip = text.length() - body.length();
        List<Line> lines = lines(body, shape.separator(), skip);
        Line header = lines.stream().filter(line -> line.from == startOf(body, shape.headerLine()) + skip).findFirst()
                .orElseThrow(() -> mistake("has a header that cannot be told from what stands before it"));
        return new CsvText(text, shape.separator(), header, lines.stream()
                .filter(line -> line.from > header.from && line.isRow()).toList());
    }

    private static int startOf(String body, int line) {
        Matcher matcher = BREAK.matcher(body);
        int start = 0;
        for (int at = 1; at < line && matcher.find(); at++) {
            start = matcher.end();
        }
        return start;
    }

    private static List<Line> lines(String body, char separator, int skip) {
        List<int[]> breaks = new ArrayList<>();
        BREAK.matcher(body).results().forEach(found -> breaks.add(new int[]{found.start(), found.end()}));
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(body)) {
            for (CsvRecord csv : reader) {
                int first = (int) csv.getStartingLineNumber() - 1;
                int last = first + (int) csv.getFields().stream().flatMap(cell -> BREAK.matcher(cell).results())
                        .count();
                int from = first == 0 ? 0 : breaks.get(first - 1)[1];
                boolean open = last >= breaks.size();
                lines.add(new Line(skip + from, skip + (open ? body.length() : breaks.get(last)[0]),
                        skip + (open ? body.length() : breaks.get(last)[1]), csv.getFields()));
            }
        } catch (CsvParseException wrong) {
            throw mistake("cannot be read: " + wrong.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return lines;
    }

    /// In lower case, as the header has them.
    List<String> columns() {
        return columns.stream().filter(column -> !column.isEmpty()).toList();
    }

    List<Row> rows(ClientId client, List<String> wanted) {
        return rows.stream().filter(line -> isOf(client, line)).map(line -> row(line, wanted)).toList();
    }

    private Row row(Line line, List<String> wanted) {
        Map<String, String> cells = new HashMap<>();
        wanted.forEach(column -> cells.put(column, line.cell(columns.indexOf(column))));
        return Row.of(wanted, cells);
    }

    private boolean isOf(ClientId client, Line line) {
        return !columns.contains("client") || line.cell(columns.indexOf("client")).equals(client.value());
    }

    /// The text with these rows in the places of the client's, further ones behind them, and every other line as it is.
    /// A row that is there already keeps its spelling.
    String with(ClientId client, List<String> wanted, List<Row> next) {
        List<String> added = wanted.stream().filter(column -> !columns.contains(column)
                && next.stream().anyMatch(row -> !row.cell(column).isEmpty())).toList();
        List<String> all = new ArrayList<>(columns);
        all.addAll(added);
        List<Line> own = rows.stream().filter(line -> isOf(client, line)).toList();
        Map<Row, Deque<String>> spelt = new HashMap<>();
        own.forEach(line -> spelt.computeIfAbsent(row(line, wanted), any -> new ArrayDeque<>())
                .add(text.substring(line.from, line.end)));
        List<String> lines = next.stream().map(row -> Optional.ofNullable(spelt.get(row)).map(Deque::poll)
                .orElseGet(() -> written(client, all, row))).toList();
        Line last = own.isEmpty() ? rows.isEmpty() ? header : rows.getLast() : own.getLast();
        StringBuilder made = new StringBuilder(text.substring(0, header.end));
        added.forEach(column -> made.append(separator).append(column));
        int at = header.end;
        int used = 0;
        for (Line line : own) {
            made.append(text, at, line.from);
            if (used < lines.size()) {
                made.append(lines.get(used++)).append(text, line.end, line.next);
            }
            at = line.next;
        }
        if (used < lines.size()) {
            made.append(text, at, last.next);
            at = last.next;
            String ending = ending();
            if (last.end == last.next) {
                made.append(ending);
            }
            lines.subList(used, lines.size()).forEach(line -> made.append(line).append(ending));
        }
        return made.append(text.substring(at)).toString();
    }

    private String ending() {
        return header.end == header.next ? "\n" : text.substring(header.end, header.next);
    }

    private String written(ClientId client, List<String> all, Row row) {
        return line(all.stream().map(column -> column.equals("client") ? client.value() : row.cell(column)).toList(),
                separator);
    }

    /// Cells as a line, without its end.
    static String line(List<String> cells, char separator) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(cells);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().substring(0, text.getBuffer().length() - 1);
    }

    static Mistakes mistake(String what) {
        return new Mistakes(List.of(new Mistake("file", "the file " + what + "; mend it first")));
    }
}
