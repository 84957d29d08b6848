package outlay.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.collect.EventsFile;
import outlay.collect.FileReader;
import outlay.collect.ImportResult;
import outlay.collect.Importer;
import outlay.collect.Progress;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.SpendRow;
import outlay.log.Entry;
import outlay.log.Log;
import outlay.log.Outcome;

/// How many rows a second an import takes: event lines and rows of spend, from a file to the log's answer.
///
/// `main` measures with a log that keeps nothing, which is what everything but the log costs.
public final class ImportBench {
    private static final ClientId CLIENT = new ClientId("bench");
    private static final int DAYS = 365;
    private static final double NANOS = 1e9;

    private final Supplier<Log> logs;
    private final FileReader spend;

    /// @param logs  a fresh log for each round
    /// @param spend the reader of the generated table, `day,campaign,spend` behind a line `bench-spend`
    public ImportBench(Supplier<Log> logs, FileReader spend) {
        this.logs = logs;
        this.spend = spend;
    }

    /// @param rows       imported
    /// @param seconds    from the call to the answer
    /// @param cpuSeconds of the importing thread alone, which a busy machine does not change
    public record Figure(String what, long rows, double seconds, double cpuSeconds) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %,d rows in %.2f s, %,.0f rows/s; %.2f s of processor, %,.0f rows/s",
                    what, rows, seconds, rows / seconds, cpuSeconds, rows / cpuSeconds);
        }
    }

    /// Imports a file of each kind with `rows` rows, `rounds` times, into `folder`, which is left as it was.
    public List<Figure> run(Path folder, int rows, int rounds) throws IOException {
        Path events = Files.createTempFile(folder, "bench", ".jsonl");
        Path table = Files.createTempFile(folder, "bench", ".csv");
        try {
            writeEvents(events, rows);
            writeSpend(table, rows);
            List<Figure> figures = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                figures.add(measured("events", events, rows));
                figures.add(measured("spend", table, rows));
            }
            return figures;
        } finally {
            Files.delete(events);
            Files.delete(table);
        }
    }

    private Figure measured(String what, Path file, int rows) {
        try (Log log = logs.get()) {
            Importer importer = new Importer(log, List.of(new EventsFile(), spend), Clock.systemUTC(), Progress.NONE);
            long start = System.nanoTime();
            long startCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            ImportResult result = importer.importFiles(CLIENT, List.of(file), Importer.Options.NONE);
            double seconds = (System.nanoTime() - start) / NANOS;
            double cpuSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startCpu) / NANOS;
            if (!result.complete() || result.counts().stored() != rows) {
                throw new IllegalStateException("the import did not store every row: " + result);
            }
            return new Figure(what, rows, seconds, cpuSeconds);
        }
    }

    private static void writeEvents(Path file, int rows) throws IOException {
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < rows; i++) {
                out.write(String.format(Locale.ROOT,
                        "{\"type\":\"page\",\"messageId\":\"ajs-%08d\",\"anonymousId\":\"b1c5-%06d\","
                                + "\"timestamp\":\"%s\",\"sentAt\":\"%s\",\"context\":{\"page\":{\"url\":"
                                + "\"https://shop.example/p/%d"
                                + "?utm_source=google&utm_medium=cpc&utm_campaign=brand+de&gclid=Cj0KCQ%d\","
                                + "\"referrer\":\"https://www.google.com/\",\"title\":\"Shoes\"},"
                                + "\"userAgent\":\"Mozilla/5.0 (X11; Linux x86_64)\",\"locale\":\"de-DE\","
                                + "\"library\":{\"name\":\"analytics.js\",\"version\":\"2.11.1\"}},"
                                + "\"properties\":{\"path\":\"/p\"}}\n",
                        i, i / 7, first.plusSeconds(i), first.plusSeconds(i + 1L), i % 500, i));
            }
        }
    }

    private static void writeSpend(Path file, int rows) throws IOException {
        Day first = Day.parse("2025-01-01");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("bench-spend\n");
            for (int i = 0; i < rows; i++) {
                out.write(first.plus(i % DAYS) + "," + i / DAYS + "," + i % 1000 + ".25\n");
            }
        }
    }

    /// Reads the generated table as simply as can be.
    static final class PlainTable implements FileReader {
        @Override
        public int recognises(Source source) {
            return source.head()[0] == 'b' ? 100 : 0;
        }

        @Override
        public Reading read(Source source) throws IOException {
            List<Fact> facts = new ArrayList<>();
            List<String> lines = Files.readAllLines(source.path());
            for (int i = 1; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(",", -1);
                facts.add(new SpendRow(source.client(), source.importId(), i + 1, "google", "123-456-7890", "Bench",
                        SpendRow.Level.CAMPAIGN, Day.parse(cells[0]), "Europe/Berlin",
                        new SpendRow.Entity(cells[1], "Campaign " + cells[1], "Search", "", "", "", "", ""), "",
                        Micros.parse(cells[2], "EUR"), OptionalLong.of(1000), OptionalLong.of(10), OptionalLong.empty(),
                        Optional.empty()));
            }
            return new Reading(Import.Kind.SPEND, "bench", facts, List.of(), List.of());
        }
    }

    /// Answers at once and keeps nothing.
    static final class NoLog implements Log {
        private long end;

        @Override
        public synchronized CompletableFuture<List<Outcome>> append(List<Entry> entries) {
            return CompletableFuture
                    .completedFuture(entries.stream().<Outcome>map(entry -> new Outcome.Stored(end++)).toList());
        }

        @Override
        public Cursor read(long from) {
            return new Cursor() {
                @Override
                public boolean next() {
                    return false;
                }

                @Override
                public long position() {
                    throw new IllegalStateException("nothing is kept");
                }

                @Override
                public Entry entry() {
                    throw new IllegalStateException("nothing is kept");
                }

                @Override
                public long nextPosition() {
                    throw new IllegalStateException("nothing is kept");
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public synchronized long end() {
            return end;
        }

        @Override
        public void close() {}
    }

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path folder = Files.createTempDirectory("outlay-bench");
        try {
            new ImportBench(NoLog::new, new PlainTable()).run(folder, rows, rounds).forEach(System.out::println);
        } finally {
            Files.delete(folder);
        }
    }
}
