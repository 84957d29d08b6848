package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import outlay.journey.Arrivals;
import outlay.journey.JourneyColumns;
import outlay.journey.Pipeline;
import outlay.ledger.Facts;
import outlay.ledger.Ledger;

class ArrivalsAskedAtOnceTest {
    private static final int PATIENCE_SECONDS = 30;

    @Test
    void whoAsksWhileTheyAreReadWaitsAndReadsNothingAgain() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Books books = new Books(new Ledger(JourneyColumns.of(List.of()), List.of(), Facts::source), OtherFacts.NONE,
                Pipeline.NONE, () -> {
                    readings.incrementAndGet();
                    reading.countDown();
                    await(goOn);
                    return Arrivals.NONE;
                });
        Thread first = new Thread(books::arrivals);
        Thread second = new Thread(books::arrivals);
        first.start();
        await(reading);
        second.start();
        while (second.getState() != Thread.State.BLOCKED && readings.get() == 1) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        first.join();
        second.join();
        assertThat(readings).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
