package outlay.log;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// How long the log's commits took, a write and a sync each, and how many failed. Written by one thread, read by many.
final class CommitTimes {
    /// Upper bounds in nanoseconds of the histogram's columns; the last column takes what is longer.
    private static final long[] BOUNDS = {500_000, 1_000_000, 2_000_000, 4_000_000, 8_000_000, 16_000_000, 32_000_000,
            64_000_000, 128_000_000, 256_000_000, 512_000_000, 1_024_000_000};

    private static final int LATELY = 1_000;

    private final AtomicLongArray columns = new AtomicLongArray(BOUNDS.length + 1);
    /// The latest times, in turns; how many there were in all.
    private final AtomicLongArray latest = new AtomicLongArray(LATELY);
    private final AtomicLong groups = new AtomicLong();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder entries = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile boolean failing;

    void took(long time, int committed) {
        int column = 0;
        while (column < BOUNDS.length && time > BOUNDS[column]) {
            column++;
        }
        columns.incrementAndGet(column);
        latest.set((int) (groups.getAndIncrement() % LATELY), time);
        nanos.add(time);
        entries.add(committed);
        failing = false;
    }

    void failed() {
        failures.increment();
        failing = true;
    }

    Commits now() {
        long[] counts = new long[BOUNDS.length + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = columns.get(i);
        }
        long[] lately = new long[(int) Math.min(groups.get(), LATELY)];
        for (int i = 0; i < lately.length; i++) {
            lately[i] = latest.get(i);
        }
        Arrays.sort(lately);
        return new Commits(BOUNDS.clone(), counts, lately, nanos.sum(), entries.sum(), failures.sum(), failing);
    }
}
