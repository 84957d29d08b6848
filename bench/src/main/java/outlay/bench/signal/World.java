package outlay.bench.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Who did what, with certainty. No code of the product ever sees it.
///
/// @param visits      by id, which is their place in the list
/// @param conversions in the order of their ids
record World(Chance chance, Rates rates, List<Person> people, List<Visit> visits, List<Conversion> conversions) {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final int DAYS = 170;
    /// The window within which visits count, for every rule and every stack.
    static final int LOOKBACK_DAYS = 90;
    static final Comparator<Visit> BY_TIME = Comparator.comparingLong(Visit::at).thenComparingInt(Visit::id);

    World {
        people = List.copyOf(people);
        visits = List.copyOf(visits);
        conversions = List.copyOf(conversions);
    }

    static long end() {
        return START.plus(Duration.ofDays(DAYS)).toEpochMilli();
    }

    static boolean inWindow(long visit, long conversion) {
        return visit <= conversion && conversion - visit <= Duration.ofDays(LOOKBACK_DAYS).toMillis();
    }

    /// The same people and visits with other losses.
    World with(Rates others) {
        return WorldMaker.make(chance, others, people.size());
    }
}
