package outlay.report;

import java.util.Optional;
import outlay.base.Day;
import outlay.base.Pausing;
import outlay.base.Period;

/// The days that a question is about: those it names, or else all that anything happened on.
final class Days {
    private final Optional<Period> asked;
    private Optional<Period> seen = Optional.empty();

    Days(Optional<Period> asked) {
        this.asked = asked;
    }

    /// Asked of everything that an answer goes through, so that it may rest there.
    boolean contains(Day day) {
        Pausing.here();
        if (asked.isPresent()) {
            return asked.get().contains(day);
        }
        see(day);
        return true;
    }

    void add(Days others) {
        others.seen.ifPresent(period -> {
            see(period.from());
            see(period.to());
        });
    }

    private void see(Day day) {
        if (seen.isEmpty()) {
            seen = Optional.of(new Period(day, day));
        } else if (!seen.get().contains(day)) {
            Period period = seen.get();
            seen = Optional.of(day.compareTo(period.from()) < 0
                    ? new Period(day, period.to())
                    : new Period(period.from(), day));
        }
    }

    /// Of books in which nothing happened, 1970-01-01: an answer always has a period.
    Period period() {
        return asked.or(() -> seen).orElse(new Period(new Day(0), new Day(0)));
    }
}
