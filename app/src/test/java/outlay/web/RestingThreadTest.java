package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import outlay.base.Pausing;

class RestingThreadTest {
    @Test
    void itRestsForWhatIsLeftOfARestThatComesBeforeEachHalfMillisecondOfWork() {
        assertThat(RestingThread.left(Rush.REST_NANOS, 7_000_000)).isEqualTo(500_000);
        assertThat(RestingThread.left(Rush.REST_NANOS, 7_400_000)).isEqualTo(100_000);
        assertThat(RestingThread.left(Rush.REST_NANOS, 7_500_000)).isZero();
        assertThat(RestingThread.left(Rush.REST_NANOS, 7_999_999)).isNegative();
        assertThat(RestingThread.left(Rush.LONG_REST_NANOS, 7_000_000)).isEqualTo(500_000);
        assertThat(RestingThread.left(Rush.LONG_REST_NANOS, 8_000_000)).isEqualTo(1_500_000);
        assertThat(RestingThread.left(Rush.LONG_REST_NANOS, 7_500_000)).isZero();
        // The clock's zero is any moment, also a later one.
        assertThat(RestingThread.left(Rush.REST_NANOS, -1_000_000)).isEqualTo(500_000);
    }

    @Test
    void itRestsWhenItIsToldToAndAtNoOtherTime() throws Exception {
        assertThat(blocked(Rush.REST_NANOS)).isPositive();
        assertThat(blocked(0)).isZero();
    }

    @Test
    void itLooksAtTheClockOnceInAWhile() throws Exception {
        var looks = new AtomicInteger();
        on(() -> {
            looks.incrementAndGet();
            return 0;
        }, () -> {
            for (int i = 0; i < 10 * RestingThread.STEPS_BETWEEN_LOOKS; i++) {
                Pausing.here();
            }
        });
        assertThat(looks).hasValue(10);
        on(() -> {
            looks.incrementAndGet();
            return 0;
        }, () -> Pausing.here(RestingThread.STEPS_BETWEEN_LOOKS));
        assertThat(looks).hasValue(11);
    }

    @Test
    void whoeverDoesNotGiveWayDoesNotRest() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getThreadInfo(Thread.currentThread().threadId()).getWaitedCount();
        Pausing.here(1_000);
        assertThat(threads.getThreadInfo(Thread.currentThread().threadId()).getWaitedCount()).isEqualTo(before);
    }

    @Test
    void threadsThatGiveWayRest() {
        assertThat(GivingWay.threads("giving-way-").newThread(() -> {})).isInstanceOf(Pausing.class)
                .extracting(Thread::getName).isEqualTo("giving-way-0");
    }

    /// How often the thread has rested in the time in which it took a thousand looks at the clock.
    private static long blocked(long rest) throws Exception {
        var waited = new CompletableFuture<Long>();
        on(() -> rest, () -> {
            for (int i = 0; i < 1_000; i++) {
                long until = System.nanoTime() + 2_000;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                Pausing.here(RestingThread.STEPS_BETWEEN_LOOKS);
            }
            waited.complete(ManagementFactory.getThreadMXBean()
                    .getThreadInfo(Thread.currentThread().threadId()).getWaitedCount());
        });
        return waited.get();
    }

    private static void on(LongSupplier rest, Runnable work) throws InterruptedException {
        var thread = new RestingThread(work, "resting", rest);
        thread.start();
        thread.join();
    }
}
