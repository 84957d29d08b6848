package outlay.collect.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/// An Excel workbook (XLSX) as a CSV file: the rows of one sheet, each in the line of its row. Formulas count as the
/// results that were saved with them; macros, links and hidden sheets are not looked at.
public final class Workbook {
    /// Of names and texts, which are in memory while the rows are read.
    private static final long MOST_TEXT = 64L << 20;
    private static final long MOST_SHEET = 2L << 30;
    private static final int COLUMN_LETTERS = 3;
    private static final String MAIN_PART = "xl/workbook.xml";
    private static final byte[] REFERENCE = " r=\"".getBytes(StandardCharsets.US_ASCII);

    private Workbook() {}

    /// Which sheet was written down, and which other visible ones the workbook has.
    public record Written(String sheet, List<String> others) {}

    /// Whether a zip file is a workbook.
    public static boolean is(ZipFile zip) {
        return zip.getEntry("[Content_Types].xml") != null && zip.getEntry(MAIN_PART) != null;
    }

    /// @param wanted the name of the sheet, or empty for the first visible one
    public static Written write(Path workbook, Optional<String> wanted, Path csv) throws IOException, WrongFile {
        boolean styled = checkSizes(workbook);
        try (ReadableWorkbook book = new ReadableWorkbook(workbook.toFile(), new ReadingOptions(styled, true))) {
            List<Sheet> visible = book.getSheets().filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            Sheet sheet = chosen(visible, wanted);
            try (CsvWriter out = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(csv);
                    Stream<Row> rows = sheet.openStream()) {
                write(rows.iterator(), new WorkbookCell(book.isDate1904()), out);
            }
            return new Written(sheet.getName(),
                    visible.stream().filter(other -> other != sheet).map(Sheet::getName).toList());
        } catch (ExcelReaderException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            WrongFile wrong = new WrongFile(0, "", "the workbook cannot be read: " + broken.getMessage(),
                    "Save it again as XLSX or as CSV.");
            wrong.initCause(broken);
            throw wrong;
        }
    }

    private static Sheet chosen(List<Sheet> visible, Optional<String> wanted) throws WrongFile {
        for (Sheet sheet : visible) {
            if (wanted.isEmpty() || sheet.getName().equalsIgnoreCase(wanted.get().strip())) {
                return sheet;
            }
        }
        throw new WrongFile(0, "", "the workbook has no sheet that is visible"
                + wanted.map(name -> " and called \"" + name + "\"").orElse(""),
                "Its sheets are: " + String.join(", ", visible.stream().map(Sheet::getName).toList()) + ".");
    }

    private static void write(Iterator<Row> rows, WorkbookCell cells, CsvWriter out) throws WrongFile {
        int line = 0;
        int width = 1;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.getRowNum() <= line) {
                throw new WrongFile(row.getRowNum(), "", "the rows of the sheet are out of order",
                        "Open the file in a spreadsheet and save it.");
            }
            for (line++; line < row.getRowNum(); line++) {
                out.writeRecord("");
            }
            List<String> texts = new ArrayList<>(width);
            for (Cell cell : row) {
                texts.add(cell == null ? "" : cells.text(cell));
            }
            while (texts.size() < width) {
                texts.add("");
            }
            width = Math.max(width, texts.size());
            out.writeRecord(texts);
        }
    }

    /// Unpacks everything once, to nowhere: what a zip says about the size of its parts need not be true.
    ///
    /// @return whether the workbook has styles, without which a day is a number
    private static boolean checkSizes(Path workbook) throws IOException, WrongFile {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry part : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                boolean sheet = part.getName().startsWith("xl/worksheets/");
                try (InputStream in = zip.getInputStream(part)) {
                    check(in, sheet, part.getName());
                }
            }
            return zip.getEntry("xl/styles.xml") != null;
        } catch (ZipException broken) {
            WrongFile wrong = new WrongFile(0, "", "the workbook is damaged: " + broken.getMessage(),
                    "Download or save it again.");
            wrong.initCause(broken);
            throw wrong;
        }
    }

    private static void check(InputStream in, boolean sheet, String part) throws IOException, WrongFile {
        long left = sheet ? MOST_SHEET : MOST_TEXT;
        byte[] buffer = new byte[Text.HEAD_BYTES];
        int matched = 0;
        int letters = 0;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            left -= length;
            if (left < 0) {
                throw new WrongFile(0, "", "the part " + part + " of the workbook is too large once it is unpacked",
                        "Save it as CSV, or split it, for example by month.");
            }
            for (int i = 0; sheet && i < length; i++) {
                byte b = buffer[i];
                if (matched == REFERENCE.length) {
                    letters = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' ? letters + 1 : 0;
                    matched = letters > 0 ? matched : 0;
                    if (letters > COLUMN_LETTERS) {
                        throw new WrongFile(0, "", "the part " + part + " of the workbook names columns that no "
                                + "spreadsheet has", "Save it again as XLSX or as CSV.");
                    }
                } else {
                    matched = b == REFERENCE[matched] ? matched + 1 : b == REFERENCE[0] ? 1 : 0;
                }
            }
        }
    }
}
