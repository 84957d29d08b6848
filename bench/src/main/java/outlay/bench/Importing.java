package outlay.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import outlay.base.ClientId;
import outlay.collect.ImportResult;
import outlay.collect.Importer;
import outlay.collect.Progress;
import outlay.log.LocalLog;
import outlay.log.LogSettings;
import outlay.platform.Platforms;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who reads a file of rows: Outlay, and others beside it. All must count the same rows.
enum Importing {
    EVENTS_OUTLAY(Kind.EVENTS, "Outlay: import into a durable log") {
        @Override
        long rows(Path file) throws IOException {
            return imported(file, false);
        }
    },
    EVENTS_DRY(Kind.EVENTS, "Outlay: read and check only (--dry-run)") {
        @Override
        long rows(Path file) throws IOException {
            return imported(file, true);
        }
    },
    EVENTS_JACKSON(Kind.EVENTS, "Jackson: a tree for each line") {
        @Override
        long rows(Path file) throws IOException {
            JsonMapper mapper = JsonMapper.builder().build();
            long rows = 0;
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    rows += mapper.readTree(line).path("messageId").isString() ? 1 : 0;
                }
            }
            return rows;
        }
    },
    EVENTS_DUCKDB(Kind.EVENTS, "DuckDB: read_json, every column") {
        @Override
        long rows(Path file) throws SQLException {
            return asked("select count(\"messageId\"), count(\"type\"), count(\"anonymousId\"), count(\"timestamp\"),"
                    + " count(\"sentAt\"), count(\"context\"), count(\"properties\") from read_json('" + file
                    + "', format = 'newline_delimited')");
        }
    },
    SPEND_OUTLAY(Kind.SPEND, "Outlay: import into a durable log") {
        @Override
        long rows(Path file) throws IOException {
            return imported(file, false);
        }
    },
    SPEND_DRY(Kind.SPEND, "Outlay: read and check only (--dry-run)") {
        @Override
        long rows(Path file) throws IOException {
            return imported(file, true);
        }
    },
    SPEND_FASTCSV(Kind.SPEND, "FastCSV: every cell as text") {
        @Override
        long rows(Path file) throws IOException {
            long rows = 0;
            long length = 0;
            try (CsvReader<CsvRecord> records = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(file)) {
                for (CsvRecord record : records) {
                    for (int i = 0; i < record.getFieldCount(); i++) {
                        length += record.getField(i).length();
                    }
                    rows++;
                }
            }
            if (length == 0) {
                throw new IOException("no cell was read");
            }
            return rows - SampleFiles.SPEND_LINES_ABOVE;
        }
    },
    SPEND_DUCKDB(Kind.SPEND, "DuckDB: read_csv, count and sum of cost") {
        @Override
        long rows(Path file) throws SQLException {
            return asked("select count(*), sum(\"Cost\") from read_csv('" + file + "', skip = 2, header = true)");
        }
    },
    WORKBOOK_OUTLAY(Kind.WORKBOOK, "Outlay: import into a durable log") {
        @Override
        long rows(Path file) throws IOException {
            return imported(file, false);
        }
    },
    WORKBOOK_DRY(Kind.WORKBOOK, "Outlay: read and check only (--dry-run)") {
        @Override
        long rows(Path file) throws IOException {
            return imported(file, true);
        }
    },
    WORKBOOK_FASTEXCEL(Kind.WORKBOOK, "fastexcel-reader: every cell as text") {
        @Override
        long rows(Path file) throws IOException {
            long rows = 0;
            long length = 0;
            try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                    Stream<Row> sheet = book.getFirstSheet().openStream()) {
                for (Row row : (Iterable<Row>) sheet::iterator) {
                    for (int i = 0; i < row.getCellCount(); i++) {
                        length += row.getCellText(i).length();
                    }
                    rows++;
                }
            }
            if (length == 0) {
                throw new IOException("no cell was read");
            }
            return rows - SampleFiles.SPEND_LINES_ABOVE;
        }
    };

    private static final ClientId CLIENT = new ClientId("bench");

    private final Kind kind;
    private final String title;

    Importing(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    /// A kind of file, with an example of any length.
    enum Kind {
        EVENTS("events (JSON lines)", "events.jsonl") {
            @Override
            void write(Path file, int rows) throws IOException {
                SampleFiles.events(file, rows);
            }
        },
        SPEND("Google Ads report (CSV)", "report.csv") {
            @Override
            void write(Path file, int rows) throws IOException {
                SampleFiles.spend(file, rows);
            }
        },
        WORKBOOK("Google Ads report (XLSX)", "report.xlsx") {
            @Override
            void write(Path file, int rows) throws IOException {
                SampleFiles.workbook(file, Math.min(rows, SampleFiles.MOST_SHEET_ROWS));
            }
        };

        private final String title;
        private final String fileName;

        Kind(String title, String fileName) {
            this.title = title;
            this.fileName = fileName;
        }

        String title() {
            return title;
        }

        String fileName() {
            return fileName;
        }

        abstract void write(Path file, int rows) throws IOException;
    }

    static List<Importing> of(Kind kind) {
        return Arrays.stream(values()).filter(one -> one.kind == kind).toList();
    }

    static Importing named(String name) {
        return valueOf(name);
    }

    String title() {
        return title;
    }

    /// Reads the file once and says how many rows it has.
    abstract long rows(Path file) throws IOException, SQLException;

    /// Prints the seconds that each round took.
    void measure(Path file, int rows, int rounds, PrintWriter out) throws IOException, SQLException {
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            long read = rows(file);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (read != rows) {
                throw new IllegalStateException(title + " found " + read + " rows instead of " + rows);
            }
            out.println("seconds " + seconds);
            out.flush();
        }
    }

    private static long imported(Path file, boolean dryRun) throws IOException {
        Path folder = Folders.make(Optional.ofNullable(file.getParent()).orElse(Path.of(".")));
        try (LocalLog log = LocalLog.open(folder.resolve("log"), LogSettings.DEFAULT)) {
            Importer importer = new Importer(log, Platforms.readers(), Clock.systemUTC(), Progress.NONE);
            Importer.Options options = new Importer.Options(Optional.empty(), Optional.empty(), java.util.Map.of(),
                    Optional.empty(), Optional.empty(), Optional.empty(), dryRun);
            ImportResult result = importer.importFiles(CLIENT, List.of(file), options);
            if (!result.complete()) {
                throw new IllegalStateException("not complete: " + result);
            }
            return dryRun ? result.files().getFirst().rows() : result.counts().stored();
        } finally {
            Folders.delete(folder);
        }
    }

    private static long asked(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
