package outlay.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/// Whether so many requests come in that questions had better rest between their steps, and leave a processor free of
/// themselves. Pages do not ask as much; sites that tell of what happens on them do.
final class Rush {
    /// Within a second.
    static final int MANY = 200;
    /// So many times as many are a great rush.
    static final int GREAT = 5;
    /// Half of the time.
    static final long REST_NANOS = RestingThread.WORK_NANOS;
    /// Three quarters of the time.
    static final long LONG_REST_NANOS = 3 * RestingThread.WORK_NANOS;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    /// When the latest came, in turns.
    private final AtomicLongArray latest = new AtomicLongArray(MANY);
    private final AtomicLong all = new AtomicLong();

    /// @param nanos a clock that only goes forward, such as `System::nanoTime`
    Rush(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Notes a request.
    void came() {
        latest.set((int) (all.getAndIncrement() % MANY), nanos.getAsLong());
    }

    /// How long whoever answers questions rests each time, in nanoseconds: 0 unless [#MANY] came within the last
    /// second, and longer where they came within as much less of it as makes a great rush.
    long rest() {
        long next = all.get();
        if (next < MANY) {
            return 0;
        }
        long took = nanos.getAsLong() - latest.get((int) (next % MANY));
        if (took >= SECOND) {
            return 0;
        }
        return took >= SECOND / GREAT ? REST_NANOS : LONG_REST_NANOS;
    }
}
