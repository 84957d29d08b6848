package outlay.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lets each name try a few times, and then only after waits that double: per account, so that one is not guessed at
/// from everywhere, and per network, so that all are not guessed at from one place.
///
/// A try counts when it begins: a hundred at once are a hundred.
final class BackOff {
    static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final int MOST_DOUBLINGS = 8;
    private static final int MOST_NAMES = 20_000;

    private final int free;
    private final Clock clock;
    /// The one that tried last is last.
    private final Map<String, Tries> byName = new LinkedHashMap<>();

    private record Tries(int count, Instant last, Instant next) {}

    /// @param free tries before there are waits
    BackOff(int free, Clock clock) {
        this.free = free;
        this.clock = clock;
    }

    /// How long the name has to wait; none where it may try now, which then counts.
    synchronized Duration begin(String name) {
        Instant now = clock.instant();
        Tries before = byName.getOrDefault(name, new Tries(0, now, now));
        if (before.last.plus(FORGOTTEN_AFTER).isBefore(now)) {
            before = new Tries(0, now, now);
        }
        if (now.isBefore(before.next)) {
            return Duration.between(now, before.next);
        }
        int count = before.count + 1;
        byName.remove(name);
        byName.put(name, new Tries(count, now, count < free ? now : now.plus(wait(count - free))));
        if (byName.size() > MOST_NAMES) {
            byName.remove(byName.keySet().iterator().next());
        }
        return Duration.ZERO;
    }

    /// The try was somebody's who may: as if it had not been.
    synchronized void takeBack(String name) {
        byName.computeIfPresent(name, (key, tries) -> tries.count <= 1
                ? null
                : new Tries(tries.count - 1, tries.last, tries.last));
    }

    /// The name is who it says: all its tries are forgotten.
    synchronized void forget(String name) {
        byName.remove(name);
    }

    /// Names that are remembered.
    synchronized int names() {
        return byName.size();
    }

    private static Duration wait(int beyond) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(beyond, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
