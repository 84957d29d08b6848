package outlay.web;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Keeps somebody who does the same again and again from filling the log: says for each name at most once a minute that
/// a line is due, and how many times it stands for. Names beyond so many share one.
public final class Seldom {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_NAMES = 1_000;
    private static final String OTHERS = "";

    private final LongSupplier nanos;
    private final Map<String, Said> byName = new HashMap<>();

    /// @param at   when a line was due last
    /// @param kept how often it has happened since
    private record Said(long at, long kept) {}

    /// @param nanos a clock that only goes forward, such as `System::nanoTime`
    public Seldom(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// It has happened once more.
    ///
    /// @return 0 where nothing is to be said; else how often it has happened since something was, with this time
    public synchronized long happened(String name) {
        long now = nanos.getAsLong();
        if (byName.size() >= MOST_NAMES && !byName.containsKey(name)) {
            byName.values().removeIf(said -> said.kept == 0 && now - said.at >= MINUTE);
        }
        String counted = byName.size() >= MOST_NAMES && !byName.containsKey(name) ? OTHERS : name;
        Said before = byName.getOrDefault(counted, new Said(now - MINUTE, 0));
        boolean due = now - before.at >= MINUTE;
        byName.put(counted, due ? new Said(now, 0) : new Said(before.at, before.kept + 1));
        return due ? before.kept + 1 : 0;
    }
}
