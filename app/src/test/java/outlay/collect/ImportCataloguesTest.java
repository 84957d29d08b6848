package outlay.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.collect.ImportResult.State;
import outlay.collect.Importer.Options;
import outlay.fact.Import;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.LogAround;
import outlay.log.MemoryLog;
import outlay.log.Outcome;

class ImportCataloguesTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    Path folder;

    private final MemoryLog log = new MemoryLog();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void importsAreListedWhileAFileIsStillBeingRead() throws Exception {
        SmallTable table = new SmallTable();
        Importer importer = importer(log, Progress.NONE, new FileReader() {
            @Override
            public int recognises(Source source) {
                return table.recognises(source);
            }

            @Override
            public Reading read(Source source) throws IOException {
                if (source.name().equals("slow.txt")) {
                    hold();
                }
                return table.read(source);
            }
        });
        assertListedBeside(importer);
    }

    @Test
    void anImportIsListedOnceTheLogHasItsEndAndNotWhenItHasAllRows() throws Exception {
        assertListedBeside(importer(log, new Progress() {
            @Override
            public void read(Path file, long facts) {}

            @Override
            public void appended(Path file, long done, long all) {
                if (done == all && file.endsWith("slow.txt")) {
                    hold();
                }
            }
        }, new SmallTable()));
    }

    private void assertListedBeside(Importer importer) throws Exception {
        importer.importFiles(ACME, List.of(file("quick.txt", "spend", "2026-10-01 google 1 a 10")), Options.NONE);
        Path slow = file("slow.txt", "spend", "2026-10-01 google 1 a 12", "2026-10-02 google 1 a 20.5");
        CompletableFuture<ImportResult> result = CompletableFuture
                .supplyAsync(() -> importer.importFiles(ACME, List.of(slow), Options.NONE), threads);
        try {
            assertThat(held.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(CompletableFuture.supplyAsync(() -> listed(importer), threads)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .containsExactly("quick.txt counts USD 10.00");
        } finally {
            goOn.countDown();
        }
        assertThat(result.get(PATIENCE_SECONDS, TimeUnit.SECONDS).complete()).isTrue();
        assertThat(listed(importer)).containsExactly("quick.txt replaced USD 10.00", "slow.txt counts USD 32.50");
        assertThat(listed(importer(log, Progress.NONE, new SmallTable()))).isEqualTo(listed(importer));
    }

    @Test
    void whoAsksBetweenAnImportsEndAndItsTakingUpChangesNothing() throws Exception {
        List<Importer> asking = new ArrayList<>();
        Log asked = new LogAround(log) {
            @Override
            public CompletableFuture<List<Outcome>> append(List<Entry> entries) {
                CompletableFuture<List<Outcome>> outcomes = super.append(entries);
                asking.forEach(ImportCataloguesTest::listed);
                return outcomes;
            }
        };
        Importer importer = importer(asked, Progress.NONE, new SmallTable());
        asking.add(importer);
        Path spend = file("spend.txt", "spend", "2026-10-01 google 1 a 10", "2026-10-02 google 1 a 20.5");
        importer.importFiles(ACME, List.of(spend), Options.NONE);
        assertThat(listed(importer)).containsExactly("spend.txt counts USD 30.50");
        assertThat(importer.importFiles(ACME, List.of(spend), Options.NONE).files().getFirst().state())
                .isEqualTo(State.UNCHANGED);
    }

    @Test
    void theLogIsReadOnceForAllClientsHoweverManyAskAndPartsOfItAhead() {
        int entries = 25_000;
        for (int i = 0; i < entries; i++) {
            ClientId client = i % 2 == 0 ? ACME : OTHER;
            log.append(List.of(FactCodec.encode(new Import(client, "f" + i + "-1", "f" + i, "00", Import.Kind.RATES,
                    "rates", 1, Instant.EPOCH), Instant.EPOCH)));
        }
        AtomicLong read = new AtomicLong();
        ImportCatalogues catalogues = new ImportCatalogues(counted(read));
        assertThat(catalogues.readAhead()).isTrue();
        assertThat(read).hasValueBetween(1L, entries - 1L);
        assertThat(catalogues.<Integer>ask(ACME, catalogue -> catalogue.imports().size())).isEqualTo(entries / 2);
        assertThat(read).hasValue(entries);
        assertThat(catalogues.readAhead()).isFalse();
        assertThat(catalogues.<Integer>ask(OTHER, catalogue -> catalogue.imports().size())).isEqualTo(entries / 2);
        assertThat(read).hasValue(entries);
    }

    private Log counted(AtomicLong read) {
        return new LogAround(log) {
            @Override
            public Cursor read(long from) {
                return new CursorAround(super.read(from)) {
                    @Override
                    public boolean next() {
                        boolean more = super.next();
                        read.addAndGet(more ? 1 : 0);
                        return more;
                    }
                };
            }
        };
    }

    private void hold() {
        held.countDown();
        try {
            assertThat(goOn.await(2 * PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static List<String> listed(Importer importer) {
        return importer.catalogues().ask(ACME, catalogue -> catalogue.imports().stream()
                .map(done -> done.fileName() + " " + catalogue.state(done.id()) + " "
                        + catalogue.spend(done.id()).get(new Currency("USD")))
                .toList());
    }

    private static Importer importer(Log into, Progress progress, FileReader reader) {
        return new Importer(into, List.of(reader), Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC),
                progress);
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }
}
