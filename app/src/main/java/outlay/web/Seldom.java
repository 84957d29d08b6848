package outlay.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Keeps somebody who does the same again and again from filling the log: says for each name at most once a minute
/// that a line is due, and how many times it stands for. Where a thousand names have had a line within a minute,
/// further ones share one, so that nobody fills the log by new names either; else the one whose line is the oldest is
/// forgotten for them, and what of it was not said is said with those that share.
public final class Seldom {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_NAMES = 1_000;

    private final LongSupplier nanos;
    /// The one whose line is the oldest first.
    private final Map<String, Said> byName = new LinkedHashMap<>();
    private Said others;

    /// @param at   when a line was due last
    /// @param kept how often it has happened since
    private record Said(long at, long kept) {}

    /// @param nanos a clock that only goes forward, such as `System::nanoTime`
    public Seldom(LongSupplier nanos) {
        this.nanos = nanos;
        this.others = new Said(nanos.getAsLong() - MINUTE, 0);
    }

    /// It has happened once more.
    ///
    /// @return 0 where nothing is to be said; else how often it has happened since something was, with this time
    public synchronized long happened(String name) {
        long now = nanos.getAsLong();
        boolean own = byName.containsKey(name) || byName.size() < MOST_NAMES || forgetsTheOldest(now);
        Said before = own ? byName.getOrDefault(name, new Said(now - MINUTE, 0)) : others;
        boolean due = now - before.at >= MINUTE;
        Said after = due ? new Said(now, 0) : new Said(before.at, before.kept + 1);
        if (!own) {
            others = after;
        } else if (due) {
            byName.remove(name);
            byName.put(name, after);
        } else {
            byName.replace(name, after);
        }
        return due ? before.kept + 1 : 0;
    }

    private boolean forgetsTheOldest(long now) {
        Map.Entry<String, Said> oldest = byName.entrySet().iterator().next();
        boolean old = now - oldest.getValue().at >= MINUTE;
        if (old) {
            others = new Said(others.at, others.kept + oldest.getValue().kept);
            byName.remove(oldest.getKey());
        }
        return old;
    }
}
