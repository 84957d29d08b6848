package outlay.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/// Virtual threads, each of which sends something and waits for its answer, as a request's thread does.
final class Senders {
    /// More than this are counted, but how long they took is not kept.
    private static final int MOST = 1 << 23;

    private final int inFlight;
    private final LongConsumer call;
    private final long[] nanos = new long[MOST];
    private final AtomicInteger measured = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean measuring;
    private volatile boolean stopped;

    /// @param call sends number n and returns when it is answered
    Senders(int inFlight, LongConsumer call) {
        this.inFlight = inFlight;
        this.call = call;
    }

    void start() {
        for (int i = 0; i < inFlight; i++) {
            Thread thread = Thread.ofVirtual().unstarted(this::send);
            thread.setUncaughtExceptionHandler((ended, wrong) -> failure.compareAndSet(null, wrong));
            threads.add(thread);
            thread.start();
        }
    }

    void measure(boolean on) {
        measuring = on;
    }

    int measured() {
        return measured.get();
    }

    /// Ends all of them and says how long each measured call took.
    long[] stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a call failed, so the figure would be wrong", failure.get());
        }
        return Arrays.copyOf(nanos, Math.min(measured.get(), MOST));
    }

    private void send() {
        while (!stopped) {
            long start = System.nanoTime();
            call.accept(numbers.getAndIncrement());
            if (measuring) {
                int at = measured.getAndIncrement();
                if (at < MOST) {
                    nanos[at] = System.nanoTime() - start;
                }
            }
        }
    }
}
