package outlay.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration LONG = Duration.ofDays(1);
    private static final long PATIENCE_SECONDS = 60;

    private final Semaphore done = new Semaphore(0);

    @Test
    void oneIsDoneWhenItIsAskedForAndOneMoreWhenItIsAskedForMeanwhile() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (Rounds rounds = new Rounds("test", () -> {
            done.release();
            await(goOn);
        })) {
            rounds.start(LONG);
            rounds.soon();
            awaitDone(1);
            rounds.soon();
            rounds.soon();
            goOn.countDown();
            awaitDone(1);
        }
        assertThat(done.availablePermits()).isZero();
    }

    @Test
    void theyGoOnByThemselvesAndOneThatFailsIsNotTheLast() throws Exception {
        try (Rounds rounds = new Rounds("test", () -> {
            done.release();
            throw new IllegalStateException("as the test wants it");
        })) {
            rounds.start(Duration.ofMillis(1));
            awaitDone(3);
        }
    }

    @Test
    void oneThatKnowsWhenTheNextIsIsAskedThen() throws Exception {
        AtomicInteger left = new AtomicInteger(3);
        try (Rounds rounds = Rounds.paced("test", () -> {
            done.release();
            return left.decrementAndGet() > 0 ? Duration.ZERO : LONG;
        })) {
            rounds.start(Duration.ZERO);
            awaitDone(3);
        }
        assertThat(done.availablePermits()).isZero();
    }

    @Test
    void thereIsNoneAfterTheEndAndOneThatNeverStartedHasNone() {
        Rounds started = new Rounds("test", done::release);
        started.start(LONG);
        started.close();
        started.soon();
        new Rounds("test", done::release).close();
        assertThat(done.availablePermits()).isZero();
    }

    private void awaitDone(int times) throws InterruptedException {
        assertThat(done.tryAcquire(times, PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
