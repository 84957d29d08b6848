package outlay.activate.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import outlay.activate.Rate;

/// How many calls a lane may have under way, and from when on: one more after each window of good answers, half as many
/// after a bad one (AIMD), never more than the destination's rate, and after bad ones in a row not before a wait that
/// doubles and is drawn at random from nothing up to the whole (full jitter).
final class Pace {
    static final int MOST_AT_ONCE = 16;
    private static final double FIRST = 2;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int PATIENCE = 2;
    private static final int MOST_DOUBLINGS = 10;

    private final Rate rate;
    private final SplittableRandom random;
    private final Deque<Instant> begun = new ArrayDeque<>();
    private double window = FIRST;
    private int failures;
    private Instant from = Instant.MIN;
    private Instant cut = Instant.MIN;

    Pace(Rate rate, SplittableRandom random) {
        this.rate = rate;
        this.random = random;
    }

    /// How many calls may begin now.
    int free(Instant now, int underWay) {
        forget(now);
        if (now.isBefore(from)) {
            return 0;
        }
        return Math.max(0, Math.min((int) window - underWay, rate.calls() - begun.size()));
    }

    /// Whether the destination seems to be down: then one small call at a time finds out whether it is back.
    boolean probing() {
        return failures > PATIENCE;
    }

    /// From when on a call may begin, were none under way.
    Instant from(Instant now) {
        forget(now);
        Instant byRate = begun.size() < rate.calls() ? now : begun.peekFirst().plus(rate.per());
        return from.isAfter(byRate) ? from : byRate;
    }

    void began(Instant now) {
        begun.addLast(now);
    }

    void good() {
        failures = 0;
        window = Math.min(MOST_AT_ONCE, window + 1 / window);
    }

    /// @param since when the call began: several that were under way together count once
    /// @param asked how long the destination wants to be left alone
    void bad(Instant since, Instant now, Duration asked) {
        if (!since.isBefore(cut)) {
            window = Math.max(1, window / 2);
            cut = now;
        }
        failures++;
        later(now.plus(asked));
        if (failures > PATIENCE) {
            later(now.plus(drawn(random, FIRST_WAIT, LONGEST_WAIT, failures - PATIENCE)));
        }
    }

    /// Between nothing and `first`, doubled for each failure after the first, at most `longest`.
    static Duration drawn(SplittableRandom random, Duration first, Duration longest, int failures) {
        long most = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(random.nextLong(most + 1));
    }

    private void later(Instant at) {
        from = at.isAfter(from) ? at : from;
    }

    private void forget(Instant now) {
        while (!begun.isEmpty() && !begun.peekFirst().plus(rate.per()).isAfter(now)) {
            begun.removeFirst();
        }
    }
}
