package outlay.gate;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// So many events a second for long, and ten seconds' worth of them at once. For many threads.
///
/// A request is let in while the quota is not used up, even if it goes beyond: a large batch from a sender who was
/// quiet comes in whole, and is paid for by waiting afterwards. It is the generic cell rate algorithm (ITU-T I.371):
/// one number says when everything let in so far will have been paid for.
final class Quota {
    static final int BURST_SECONDS = 10;
    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(BURST_SECONDS);

    private final long nanosAnEvent;
    private final AtomicLong paidAt;

    /// @param now by a clock that only goes forward, in nanoseconds
    Quota(int perSecond, long now) {
        this.nanosAnEvent = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.paidAt = new AtomicLong(now);
    }

    /// Nanoseconds until the sender may come again; 0 where the events are let in.
    long waitFor(int events, long now) {
        while (true) {
            long before = paidAt.get();
            long ahead = before - now;
            if (ahead >= BURST_NANOS) {
                return ahead - BURST_NANOS + nanosAnEvent;
            }
            if (paidAt.compareAndSet(before, (ahead > 0 ? before : now) + events * nanosAnEvent)) {
                return 0;
            }
        }
    }

    /// Nanoseconds until all of it may be used at once; at least 0.
    long owed(long now) {
        return Math.max(0, paidAt.get() - now);
    }

    /// How many events are let in at once.
    long left(long now) {
        return Math.max(0, (BURST_NANOS - owed(now) + nanosAnEvent - 1) / nanosAnEvent);
    }

    /// Whether nothing is owed, so that a new one would be the same.
    boolean idle(long now) {
        return paidAt.get() - now <= 0;
    }
}
