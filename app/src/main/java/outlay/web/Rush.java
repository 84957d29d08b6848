package outlay.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/// Whether so many requests come in that questions had better leave a processor free of themselves. Pages do not ask as
/// much; sites that tell of what happens on them do.
final class Rush {
    /// Within a second.
    static final int MANY = 200;
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

    /// Whether [#MANY] came within the last second.
    boolean now() {
        long next = all.get();
        return next >= MANY && nanos.getAsLong() - latest.get((int) (next % MANY)) < SECOND;
    }
}
