package outlay.collect.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A table in a text file: the separator, the lines before the header, the header, and the rows below it, which are
/// read anew for every pass, so that a large file is never in memory as text.
public final class Table {
    private static final String ONE_TABLE = "Keep one table in a file: save the other part as a file of its own.";
    private static final int MAX_CELL_CHARS = 1 << 20;

    private final Text text;
    private final Shape shape;

    private Table(Text text, Shape shape) {
        this.text = text;
        this.shape = shape;
    }

    /// What the head of a file shows.
    ///
    /// @param separator  between cells
    /// @param headerLine the line of the header, counted from 1
    /// @param columns    the header's cells
    /// @param preamble   the rows before the header
    /// @param sample     the rows below the header as far as the head reaches
    public record Shape(char separator, int headerLine, List<String> columns, List<Row> preamble, List<Row> sample) {}

    /// Does something with a row.
    public interface Visitor {
        void row(Row row) throws WrongFile;
    }

    /// Finds the table in a file. `test` says how much a row looks like the header, 0 for not at all.
    public static Table of(Text text, HeaderTest test, String wanted) throws IOException, WrongFile {
        String head;
        try (Reader reader = text.open()) {
            char[] chars = new char[Text.HEAD_BYTES];
            int length = 0;
            int read = reader.read(chars);
            while (read > 0) {
                length += read;
                read = reader.read(chars, length, chars.length - length);
            }
            head = new String(chars, 0, length);
        }
        if (head.isBlank()) {
            throw new WrongFile(0, "", "the file has nothing but blanks", "Export it again.");
        }
        Optional<Shape> found = shape(head, test);
        if (found.isEmpty()) {
            throw new WrongFile(0, "",
                    "none of the first " + HeadReader.HEADER_LINES + " lines is a header with " + wanted
                            + "; the widest row reads: " + HeadReader.widest(head),
                    "Name the columns with --map COLUMN=FIELD, for example --map \"My day\"=day --map Cost=spend.");
        }
        return new Table(text, found.get());
    }

    /// The same from the head alone, or empty where no row looks like a header.
    public static Optional<Shape> shape(String head, HeaderTest test) {
        return HeadReader.shape(head, test);
    }

    public Shape shape() {
        return shape;
    }

    public List<String> columns() {
        return shape.columns();
    }

    /// What is worth saying about how the file was read.
    public void describe(Findings findings) {
        if (text.guessed()) {
            findings.note(0, "", "the file is not UTF-8 and was read as " + text.charset().name()
                    + "; look whether accents are right", "");
        }
    }

    /// Walks through the rows below the header. Blank rows and closing remarks are left out; a second table, a row
    /// with more cells than the header, and a file that was cut off are refused.
    public void rows(Findings findings, Visitor visitor) throws IOException, WrongFile {
        Walk walk = new Walk(findings, visitor);
        try (Reader reader = text.open(); CsvReader<CsvRecord> records = open(reader, shape.separator())) {
            for (CsvRecord csv : records) {
                if (csv.getStartingLineNumber() > shape.headerLine()) {
                    walk.next(new Row((int) csv.getStartingLineNumber(), csv.getFields()));
                }
            }
        } catch (CsvParseException wrong) {
            throw quotes(wrong, walk.lastLine);
        } catch (java.io.UncheckedIOException wrong) {
            throw new IOException("cannot read " + text.path().getFileName(), wrong);
        }
        walk.end();
    }

    static CsvReader<CsvRecord> open(Reader reader, char separator) {
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(MAX_CELL_CHARS).ofCsvRecord(reader);
    }

    private static WrongFile quotes(CsvParseException wrong, int lastLine) {
        String message = String.valueOf(wrong.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("unclosed")) {
            return new WrongFile(lastLine + 1, "", "the file ends inside a quoted cell: a quote is never closed",
                    "It was cut off or a quote is missing; export it again.");
        }
        return new WrongFile(lastLine + 1, "", "the quotes of this row do not match, or a cell is far too long",
                "Write a quote inside a quoted cell twice, or export the file again.");
    }

    /// The order of rows after the header, with what must not occur in it.
    private final class Walk {
        private final Findings findings;
        private final Visitor visitor;
        private final List<Row> remarks = new ArrayList<>();
        private int lastLine = shape.headerLine();
        private boolean lastShort;
        private boolean gap;

        Walk(Findings findings, Visitor visitor) {
            this.findings = findings;
            this.visitor = visitor;
        }

        void next(Row row) throws WrongFile {
            gap = row.line() > lastLine + 1;
            lastLine = row.line();
            if (row.blank()) {
                return;
            }
            lastShort = row.cells().size() < columns().size();
            if (isRemark(row)) {
                remarks.add(row);
                return;
            }
            if (!remarks.isEmpty()) {
                throw new WrongFile(remarks.getFirst().line(), "", "rows go on after a line that is not one (\""
                        + remarks.getFirst().cell(0) + "\"), as if a second table began", ONE_TABLE);
            }
            if (row.filled() > 1 && repeatsHeader(row)) {
                throw new WrongFile(row.line(), "", "a second header begins here", ONE_TABLE);
            }
            for (int i = columns().size(); i < row.cells().size(); i++) {
                if (!row.cell(i).isEmpty()) {
                    throw new WrongFile(row.line(), "",
                            "the row has " + row.cells().size() + " cells and the header has " + columns().size(),
                            "Put cells that contain the separator in quotes, or export the file again.");
                }
            }
            visitor.row(row);
        }

        void end() throws WrongFile {
            boolean copyright = !remarks.isEmpty() && (gap || isCopyright(remarks.getLast().cell(0)));
            if (lastShort && !text.endsWithNewline() && !copyright) {
                throw Text.cutOff(lastLine);
            }
            if (!remarks.isEmpty()) {
                findings.note(remarks.getFirst().line(), "",
                        "closing line left out: \"" + remarks.getFirst().cell(0) + "\"", "");
            }
        }

        private boolean isRemark(Row row) {
            int width = columns().size();
            if (width == 1) {
                return false;
            }
            String first = row.cell(0);
            boolean alone = row.filled() == 1 && !first.isEmpty();
            return alone && (row.cells().size() == 1 || width > 2 && first.indexOf(' ') > 0);
        }

        private boolean isCopyright(String cell) {
            return cell.startsWith("@") || cell.startsWith("\u00a9") || cell.startsWith("(c)");
        }

        private boolean repeatsHeader(Row row) {
            int same = 0;
            int filled = 0;
            for (int i = 0; i < columns().size(); i++) {
                if (!columns().get(i).isEmpty()) {
                    filled++;
                    same += columns().get(i).equalsIgnoreCase(row.cell(i)) ? 1 : 0;
                }
            }
            // A CRM column named like one of its values must not look like a header, so most cells have to agree.
            return same * 2 > filled;
        }
    }

}
