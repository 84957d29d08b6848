package outlay.gate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// A quota for each name, and for at most so many names: who comes under a name when there are too many of them shares
/// one quota with all the others who do.
public final class Quotas {
    private static final String OTHERS = "";
    /// Rounds up to whole seconds.
    private static final long NANOS_UP = 999_999_999;

    private final int perSecond;
    private final int mostNames;
    private final LongSupplier nanos;
    private final Map<String, Quota> byName = new ConcurrentHashMap<>();
    /// Counted beside the map, whose own count is a walk over it.
    private final AtomicInteger names = new AtomicInteger();

    /// @param nanos a clock that only goes forward, such as `System::nanoTime`
    public Quotas(int perSecond, int mostNames, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.mostNames = mostNames;
        this.nanos = nanos;
    }

    int perSecond() {
        return perSecond;
    }

    /// Nanoseconds until the sender may come again; 0 where the events are let in.
    public long waitFor(String name, int events) {
        long now = nanos.getAsLong();
        Quota quota = byName.get(name);
        if (quota == null) {
            if (names.get() >= mostNames) {
                forgetIdle(now);
            }
            quota = of(names.get() >= mostNames ? OTHERS : name, now);
        }
        return quota.waitFor(events, now);
    }

    /// @param requests that are let in now
    /// @param seconds  until all of them are
    record Left(long requests, long seconds) {}

    Left left(String name) {
        long now = nanos.getAsLong();
        Quota quota = byName.getOrDefault(name, byName.getOrDefault(OTHERS, new Quota(perSecond, now)));
        return new Left(quota.left(now), TimeUnit.NANOSECONDS.toSeconds(quota.owed(now) + NANOS_UP));
    }

    int size() {
        return names.get();
    }

    private Quota of(String name, long now) {
        return byName.computeIfAbsent(name, key -> {
            names.incrementAndGet();
            return new Quota(perSecond, now);
        });
    }

    private synchronized void forgetIdle(long now) {
        if (names.get() >= mostNames) {
            byName.values().removeIf(quota -> {
                boolean idle = quota.idle(now);
                if (idle) {
                    names.decrementAndGet();
                }
                return idle;
            });
        }
    }
}
