package outlay.command;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import outlay.attribution.path.Paths;

/// A table of paths: `path` with channels joined by " > ", `total_conversions`, and, where they are known,
/// `total_conversion_value` and `total_null`. Other columns are passed over.
final class PathsFile {
    private static final String SEPARATOR = ">";
    private static final int ROWS_BETWEEN_NEWS = 100_000;

    private PathsFile() {}

    /// @param news told the rows read so far, every now and then
    static Paths read(Path file, LongConsumer news) {
        Paths.Gathering gathering = new Paths.Gathering();
        long rows = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().allowMissingFields(true).allowExtraFields(true)
                .ofCsvRecord(file)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new Failure(file + " is empty; it needs a header line with path and total_conversions.");
            }
            Columns columns = Columns.of(file, records.next().getFields());
            while (records.hasNext()) {
                columns.add(records.next(), gathering);
                if (++rows % ROWS_BETWEEN_NEWS == 0) {
                    news.accept(rows);
                }
            }
        } catch (CsvParseException wrong) {
            throw new Failure(file + " is not a CSV file: " + wrong.getMessage(), wrong);
        } catch (IOException unreadable) {
            throw new Failure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        if (gathering.isEmpty()) {
            throw new Failure(file + " has a header and no rows.");
        }
        return gathering.paths();
    }

    /// Where each column stands; -1 where the file has none.
    private record Columns(Path file, int path, int conversions, int value, int nulls) {
        static Columns of(Path file, List<String> header) {
            List<String> names = header.stream().map(name -> name.replace("\ufeff", "").strip()).toList();
            if (!names.contains("path") || !names.contains("total_conversions")) {
                throw new Failure(file + ", line 1: the header is " + String.join(",", names)
                        + "; it needs the columns path and total_conversions, and may have total_conversion_value and"
                        + " total_null.");
            }
            return new Columns(file, names.indexOf("path"), names.indexOf("total_conversions"),
                    names.indexOf("total_conversion_value"), names.indexOf("total_null"));
        }

        void add(CsvRecord row, Paths.Gathering gathering) {
            long line = row.getStartingLineNumber();
            if (row.getFieldCount() <= Math.max(Math.max(path, conversions), Math.max(value, nulls))) {
                throw wrong(line, "has " + row.getFieldCount() + " cells, fewer than the header; is it cut off?");
            }
            List<String> channels = new ArrayList<>();
            for (String channel : row.getField(path).split(SEPARATOR, -1)) {
                if (channel.isBlank()) {
                    throw wrong(line, "has a path with an empty channel: \"" + row.getField(path)
                            + "\"; join channels by \" > \" and leave none out.");
                }
                channels.add(channel.strip());
            }
            gathering.add(channels, number(row, conversions, "total_conversions"),
                    number(row, value, "total_conversion_value"), number(row, nulls, "total_null"));
        }

        private double number(CsvRecord row, int column, String name) {
            if (column < 0 || row.getField(column).isBlank()) {
                return 0;
            }
            String text = row.getField(column).strip();
            try {
                double number = Double.parseDouble(text);
                if (number >= 0 && number < Double.POSITIVE_INFINITY) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                throw wrong(row.getStartingLineNumber(), "has \"" + text + "\" in " + name
                        + "; write a number like 12 or 3.5.");
            }
            throw wrong(row.getStartingLineNumber(), "has " + text + " in " + name + "; it must be zero or more.");
        }

        private Failure wrong(long line, String what) {
            return new Failure(file + ", line " + line + " " + what);
        }
    }
}
