package outlay.collect.door;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// How often each step ran and how long it took, since the server started; of the steps of items in long requests
/// about, from every eighth. For many threads at once.
public final class StepTimes {
    /// Upper bounds in nanoseconds of the histogram's columns; the last column takes what is longer.
    private static final long[] BOUNDS = {1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000, 4_000_000, 16_000_000,
            64_000_000, 256_000_000, 1_000_000_000};
    private static final int COLUMNS = BOUNDS.length + 1;
    private static final int EACH = 8;

    private final LongSupplier nanos;
    private final AtomicLongArray[] columns = new AtomicLongArray[Step.values().length];
    private final LongAdder[] sums = new LongAdder[Step.values().length];

    /// @param nanos a clock that only goes forward, such as `System::nanoTime`
    public StepTimes(LongSupplier nanos) {
        this.nanos = nanos;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new AtomicLongArray(COLUMNS);
            sums[i] = new LongAdder();
        }
    }

    /// Upper bounds in nanoseconds of all columns of [#counts] but the last.
    public static long[] bounds() {
        return BOUNDS.clone();
    }

    /// How many runs of the step fell into each column.
    public long[] counts(Step step) {
        long[] counts = new long[COLUMNS];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = columns[step.ordinal()].get(i);
        }
        return counts;
    }

    /// Of all runs of the step together.
    public long nanos(Step step) {
        return sums[step.ordinal()].sum();
    }

    Watch watch() {
        return new Watch();
    }

    /// Takes the times of one request, on its thread. They are added to those of all requests when it ends: if every
    /// step of every item were, the threads would spend more time on taking the counts from each other than on a step.
    final class Watch implements AutoCloseable {
        private final long[] took = new long[columns.length * COLUMNS];
        private final long[] summed = new long[columns.length];
        /// How many runs the one that is timed stands for; 0 where it is not timed.
        private int weight = 1;

        private Watch() {}

        /// Begins with an item of the request. In a long one every eighth item is timed and stands for those up to the
        /// next one, because to look at the clock at each of an item's steps takes as long as a step does.
        ///
        /// @param number of the item, from 0
        /// @param items  in the request
        void item(int number, int items) {
            weight = items <= EACH ? 1 : number % EACH == 0 ? Math.min(EACH, items - number) : 0;
        }

        /// Ends with the items: what follows is done once for all.
        void request() {
            weight = 1;
        }

        long now() {
            return weight == 0 ? 0 : nanos.getAsLong();
        }

        /// Notes a run that began at `start`, and gives the present moment, where this is timed.
        long took(Step step, long start) {
            if (weight == 0) {
                return 0;
            }
            long now = nanos.getAsLong();
            long nanosTaken = now - start;
            int at = step.ordinal();
            summed[at] += nanosTaken * weight;
            int column = 0;
            while (column < BOUNDS.length && nanosTaken > BOUNDS[column]) {
                column++;
            }
            took[at * COLUMNS + column] += weight;
            return now;
        }

        @Override
        public void close() {
            for (int i = 0; i < took.length; i++) {
                if (took[i] > 0) {
                    columns[i / COLUMNS].addAndGet(i % COLUMNS, took[i]);
                }
            }
            for (int step = 0; step < summed.length; step++) {
                sums[step].add(summed[step]);
            }
        }
    }
}
