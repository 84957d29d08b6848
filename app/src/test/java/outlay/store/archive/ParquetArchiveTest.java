package outlay.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.log.Entry;
import outlay.log.Log;
import outlay.log.Outcome;
import outlay.store.MemoryLog;
import outlay.store.Sample;
import outlay.vault.Pseudonyms;

final class ParquetArchiveTest {
    private static final ClientId ACME = new ClientId("acme");

    /// Here it is about the files; for persons in them looks NothingPersonalAtRestTest.
    private static final Pseudonyms PLAIN = (client, text) -> text;

    @TempDir
    private Path folder;

    @Test
    void holdsEveryEntryOnceWithTypedColumns() throws IOException, SQLException {
        List<Entry> entries = Sample.entries(31, 300, 3);
        Manifest manifest = new ParquetArchive(folder, PLAIN, 70).bringUpToDate(new MemoryLog(entries));
        assertThat(manifest.files().stream().mapToLong(Manifest.DataFile::rows).sum()).isEqualTo(300);
        assertThat(manifest.ranges()).hasSize(5);
        assertThat(new ParquetArchive(folder, PLAIN).manifest()).isEqualTo(manifest);
        for (ParquetTable table : ParquetTable.values()) {
            long expected = entries.stream().filter(entry -> ParquetTable.of(entry.kind()) == table).count();
            assertThat(rows("SELECT count(*) FROM " + files(table, "*"))).containsExactly(List.of(expected));
        }
        assertThat(rows("SELECT DISTINCT tags['gad_campaignid'], utm_source, typeof(happened_at), typeof(value_minor),"
                + " currency FROM " + files(ParquetTable.EVENTS, "*") + " WHERE order_id IS NOT NULL"))
                .containsExactly(List.of("77", "google", "TIMESTAMP WITH TIME ZONE", "BIGINT", "USD"));
        assertThat(rows("SELECT DISTINCT typeof(day), impressions, clicks, account_name, spend_micros - line FROM "
                + files(ParquetTable.SPEND, "*"))).containsExactly(
                        Arrays.asList("DATE", 0L, null, "Süd \"Shop\"", 12_345_678L));
        assertThat(rows("SELECT DISTINCT CAST(rate AS VARCHAR) FROM " + files(ParquetTable.RATES, "*")))
                .containsExactly(List.of("1.062200000000000000"));
        assertThat(rows("SELECT DISTINCT channel, CAST(first_day AS VARCHAR), CAST(last_day AS VARCHAR), "
                + "measured_millionths - line, multiplier_error_millionths, note FROM "
                + files(ParquetTable.LIFT_TESTS, "*")))
                .containsExactly(List.of("Paid Sociál", "2026-01-01", "2026-12-31", -1_500_000L, 250_000L,
                        "geo \"holdout\""));
        assertThat(rows("SELECT DISTINCT len(contact_ids), amount_minor FROM " + files(ParquetTable.DEALS, "*")))
                .containsExactly(List.of(2L, 1_200_000L));
        assertThat(rows("SELECT DISTINCT map_keys(stages)[1] FROM " + files(ParquetTable.CONTACTS, "*")))
                .containsExactly(List.of("lead"));
        assertThat(rows("SELECT DISTINCT one, other, reason FROM " + files(ParquetTable.WITHDRAWALS, "*")))
                .containsExactly(List.of("anonymous:visitor-1", "user:user-1", "a shared \"tablet\""));
        assertThat(rows("SELECT DISTINCT reason FROM " + files(ParquetTable.QUARANTINE, "*") + " ORDER BY ALL"))
                .containsExactly(List.of("BAD_TIME"), List.of("CONFLICT"), List.of("UNKNOWN"));
        assertThat(rows("SELECT DISTINCT compression FROM parquet_metadata('" + folder
                + "/parquet/events/*/*.parquet')")).containsExactly(List.of("ZSTD"));
    }

    @Test
    void rowsAreSortedAndInTheirClientsFolder() throws IOException, SQLException {
        Manifest manifest = new ParquetArchive(folder, PLAIN).bringUpToDate(new MemoryLog(Sample.entries(37, 400, 2)));
        for (Manifest.DataFile file : manifest.files()) {
            String from = "read_parquet('" + folder.resolve("parquet").resolve(file.path())
                    + "', hive_partitioning = false)";
            assertThat(rows("SELECT DISTINCT client FROM " + from)).containsExactly(List.of(file.client()));
            assertThat(rows("SELECT count(*), min(log_position), max(log_position) FROM " + from))
                    .containsExactly(List.of(file.rows(), file.minPosition(), file.maxPosition()));
        }
        List<List<Object>> events = rows("SELECT coalesce(nullif(user_id, ''), anonymous_id), happened_at FROM "
                + files(ParquetTable.EVENTS, "client=client-1"));
        List<List<Object>> sorted = new ArrayList<>(events);
        sorted.sort((a, b) -> (a.get(0) + " " + a.get(1)).compareTo(b.get(0) + " " + b.get(1)));
        assertThat(events).hasSizeGreaterThan(10).isEqualTo(sorted);
    }

    @Test
    void smallStepsEndInTheSameFilesAsOne() throws IOException {
        List<Entry> entries = Sample.entries(41, 100, 2);
        MemoryLog log = new MemoryLog(List.of());
        Manifest stepwise = Manifest.empty();
        for (int i = 0; i < entries.size(); i += 30) {
            log.append(entries.subList(i, Math.min(i + 30, entries.size())));
            stepwise = new ParquetArchive(folder, PLAIN, 40).bringUpToDate(log);
            assertThat(stepwise.end()).isEqualTo(log.end());
        }
        Path other = folder.resolve("other");
        Manifest atOnce = new ParquetArchive(other, PLAIN, 40).bringUpToDate(new MemoryLog(entries));
        assertThat(stepwise.ranges()).extracting(Manifest.Range::entries).containsExactly(40L, 40L, 20L);
        assertThat(paths(stepwise)).isEqualTo(paths(atOnce));
        assertThat(onDisk()).isEqualTo(paths(stepwise));
        assertThat(new ParquetArchive(folder, PLAIN, 40).bringUpToDate(log)).isEqualTo(stepwise);
    }

    @Test
    void writesAnewWhatIsMissingOrDamaged() throws IOException {
        MemoryLog log = new MemoryLog(Sample.entries(43, 120, 2));
        ParquetArchive archive = new ParquetArchive(folder, PLAIN, 50);
        Manifest whole = archive.bringUpToDate(log);
        Path first = ParquetArchive.folder(folder).resolve(whole.files().getFirst().path());
        Path last = ParquetArchive.folder(folder).resolve(whole.files().getLast().path());
        Files.delete(first);
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length / 2] ^= 1;
        Files.write(last, bytes);
        Files.write(ParquetArchive.folder(folder).resolve("events/left.parquet"), bytes);
        assertThat(paths(archive.bringUpToDate(log))).isEqualTo(paths(whole));
        checkFiles(archive);
        assertThat(onDisk()).isEqualTo(paths(whole));

        Files.writeString(ParquetArchive.folder(folder).resolve("manifest.json"), "x", StandardOpenOption.APPEND);
        Files.delete(ParquetArchive.folder(folder).resolve("manifest.json"));
        assertThat(paths(archive.bringUpToDate(log))).isEqualTo(paths(whole));
        for (String damaged : List.of("", "{", "{}", "{\"schema\":1}", "{\"schema\":2,\"ranges\":[]}",
                "{\"schema\":1,\"ranges\":[{\"from\":7,\"to\":14,\"entries\":1,\"files\":[]}]}")) {
            Files.writeString(ParquetArchive.folder(folder).resolve("manifest.json"), damaged);
            assertThat(paths(archive.bringUpToDate(log))).as("manifest %s", damaged).isEqualTo(paths(whole));
        }
        MemoryLog shorter = new MemoryLog(Sample.entries(43, 60, 2));
        assertThat(archive.bringUpToDate(shorter).end()).isEqualTo(shorter.end());
        assertThat(onDisk()).isEqualTo(paths(archive.manifest()));
    }

    @Test
    void positionsWithoutEntriesDoNotMakeItWriteAgain() throws IOException {
        MemoryLog inner = new MemoryLog(Sample.entries(45, 50, 2));
        Log log = new OddLog(inner, Integer.MAX_VALUE, 4);
        ParquetArchive archive = new ParquetArchive(folder, PLAIN, 20);
        Manifest first = archive.bringUpToDate(log);
        assertThat(first.end()).isEqualTo(log.end());
        assertThat(first.ranges()).extracting(Manifest.Range::entries).containsExactly(20L, 20L, 10L);
        Path file = ParquetArchive.folder(folder).resolve(first.ranges().getLast().files().getFirst().path());
        Object written = Files.getLastModifiedTime(file);
        assertThat(archive.bringUpToDate(log)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
        Files.delete(file);
        assertThat(paths(archive.bringUpToDate(log))).isEqualTo(paths(first));
        inner.append(Sample.entries(46, 5, 2));
        assertThat(archive.bringUpToDate(log).ranges()).extracting(Manifest.Range::entries)
                .containsExactly(20L, 20L, 15L);
    }

    @Test
    void aFailureLeavesTheArchiveAsItWas() throws IOException {
        MemoryLog log = new MemoryLog(Sample.entries(47, 80, 2));
        ParquetArchive archive = new ParquetArchive(folder, PLAIN, 200);
        Manifest before = archive.bringUpToDate(log);
        log.append(Sample.entries(48, 30, 2));
        for (int failAt : new int[]{0, 1, 79, 109}) {
            Log failing = new OddLog(log, failAt, 0);
            assertThatThrownBy(() -> archive.bringUpToDate(failing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the log broke");
            assertThat(archive.manifest()).isEqualTo(before);
            checkFiles(archive);
        }
        assertThat(archive.bringUpToDate(log).end()).isEqualTo(log.end());
    }

    @Test
    void oneStrangeFactStopsNothing() throws IOException, SQLException {
        Event strange = new Event(ACME, "e\u0000\ud800", Instant.MAX, Event.Type.PAGE, "a\u0000b", "v", "", "", "",
                new Landing("\udc00", "", new TreeMap<>(Map.of("utm_\u0000", "\ud800")), new TreeMap<>()),
                Optional.empty());
        new ParquetArchive(folder, PLAIN).bringUpToDate(new MemoryLog(List.of(Sample.entry(strange))));
        assertThat(rows("SELECT name, url, happened_at IS NULL, order_id IS NULL FROM "
                + files(ParquetTable.EVENTS, "*"))).containsExactly(List.of("a\uFFFDb", "\uFFFD", true, true));
    }

    @Test
    void anEmptyLogIsAnEmptyArchive() throws IOException {
        assertThat(new ParquetArchive(folder, PLAIN).bringUpToDate(new MemoryLog(List.of())))
                .isEqualTo(Manifest.empty());
    }

    @Test
    void removesNothingWhileSomebodyReads() throws IOException {
        MemoryLog log = new MemoryLog(Sample.entries(53, 10, 1));
        ParquetArchive archive = new ParquetArchive(folder, PLAIN, 200);
        List<String> old = paths(archive.bringUpToDate(log));
        log.append(Sample.entries(54, 10, 1));
        try (FolderGate.Reading one = FolderGate.read(ParquetArchive.folder(folder));
                FolderGate.Reading two = FolderGate.read(ParquetArchive.folder(folder))) {
            assertThat(one).isNotSameAs(two);
            archive.bringUpToDate(log);
            assertThat(onDisk()).containsAll(old).containsAll(paths(archive.manifest()));
        }
        archive.bringUpToDate(log);
        assertThat(onDisk()).isEqualTo(paths(archive.manifest()));
    }

    private void checkFiles(ParquetArchive archive) throws IOException {
        for (Manifest.DataFile file : archive.manifest().files()) {
            assertThat(AtomicFile.sha256(ParquetArchive.folder(folder).resolve(file.path()))).isEqualTo(file.sha256());
        }
    }

    private static List<String> paths(Manifest manifest) {
        return manifest.files().stream().map(Manifest.DataFile::path).sorted().toList();
    }

    private List<String> onDisk() throws IOException {
        Path parquet = folder.resolve("parquet");
        try (Stream<Path> files = Files.walk(parquet)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> parquet.relativize(file).toString())
                    .filter(path -> path.contains("/"))
                    .sorted()
                    .toList();
        }
    }

    private String files(ParquetTable table, String client) {
        return "read_parquet('" + folder + "/parquet/" + table.title() + "/" + client
                + "/*.parquet', hive_partitioning = false)";
    }

    private List<List<Object>> rows(String sql) throws IOException, SQLException {
        try (DuckDb duck = DuckDb.open(folder, false)) {
            return duck.rows(sql).stream().map(row -> Arrays.asList(row)).toList();
        }
    }

    /// Breaks when so many entries were read, and has positions between entries that belong to none.
    private record OddLog(MemoryLog log, int failAt, int gap) implements Log {
        @Override
        public CompletableFuture<List<Outcome>> append(List<Entry> entries) {
            return log.append(entries);
        }

        @Override
        public Cursor read(long from) {
            int[] count = new int[1];
            return new CursorAround(log.read(from)) {
                @Override
                public boolean next() {
                    if (count[0]++ == failAt) {
                        throw new IllegalStateException("the log broke");
                    }
                    return super.next();
                }

                @Override
                public long nextPosition() {
                    return super.nextPosition() - gap;
                }
            };
        }

        @Override
        public long end() {
            return log.end();
        }

        @Override
        public void close() {}
    }
}
