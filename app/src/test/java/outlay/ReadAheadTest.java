package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.collect.ImportCatalogues;
import outlay.fact.Import;
import outlay.live.LiveBooks;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.LogAround;
import outlay.log.MemoryLog;

class ReadAheadTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final int PATIENCE_SECONDS = 30;

    private final MemoryLog memory = new MemoryLog();
    private final AtomicInteger pieces = new AtomicInteger();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    /// Says when it is read from, and waits then.
    private final Log log = new LogAround(memory) {
        @Override
        public Cursor read(long from) {
            pieces.incrementAndGet();
            reading.countDown();
            try {
                assertThat(goOn.await(2 * PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
            return super.read(from);
        }
    };

    @Test
    void closingWaitsForThePieceThatIsBeingReadAndNoneIsReadAfterIt() throws Exception {
        for (int i = 0; i < 25_000; i++) {
            memory.append(List.of(FactCodec.encode(new Import(ACME, "f" + i + "-1", "f" + i, "00", Import.Kind.RATES,
                    "rates", 1, Instant.EPOCH), Instant.EPOCH)));
        }
        ReadAhead ahead = new ReadAhead(new ImportCatalogues(log), new LiveBooks(log));
        ahead.start();
        assertThat(reading.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        Thread closing = Thread.ofPlatform().start(ahead::close);
        while (closing.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        closing.join();
        assertThat(pieces).hasValue(1);
    }

    @Test
    void nothingIsReadOnceItIsClosed() {
        goOn.countDown();
        ReadAhead ahead = new ReadAhead(new ImportCatalogues(log), new LiveBooks(log));
        ahead.close();
        ahead.start();
        ahead.close();
        assertThat(pieces).hasValue(0);
    }

    @Test
    void whoAsksFindsWhatWasRead() throws Exception {
        memory.append(List.of(FactCodec.encode(new Import(ACME, "f-1", "f", "00", Import.Kind.RATES, "rates", 1,
                Instant.EPOCH), Instant.EPOCH)));
        ImportCatalogues imports = new ImportCatalogues(log);
        try (ReadAhead ahead = new ReadAhead(imports, new LiveBooks(memory))) {
            ahead.start();
            assertThat(reading.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Integer> asked = CompletableFuture
                    .supplyAsync(() -> imports.ask(ACME, catalogue -> catalogue.imports().size()));
            goOn.countDown();
            assertThat(asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }
}
