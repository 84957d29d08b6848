package outlay.agency;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.base.Day;
import outlay.base.Period;

/// How often a report is mailed, and about which days: on Mondays about the seven days before, or on the first of a
/// month about the month before.
enum Every {
    WEEK, MONTH;

    /// "week".
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Every of(String label) {
        return Stream.of(values()).filter(one -> one.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("every \"" + label + "\" must be one of "
                        + Stream.of(values()).map(Every::label).collect(Collectors.joining(", "))));
    }

    /// The last time until `now`, in the zone of `now`, at which one is due.
    ZonedDateTime due(ZonedDateTime now, int hour) {
        LocalDate day = switch (this) {
            case WEEK -> now.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> now.toLocalDate().withDayOfMonth(1);
        };
        ZonedDateTime due = day.atTime(hour, 0).atZone(now.getZone());
        return due.isAfter(now) ? back(day, 1).atTime(hour, 0).atZone(now.getZone()) : due;
    }

    /// The next time after that one.
    ZonedDateTime next(ZonedDateTime due, int hour) {
        return back(due.toLocalDate(), -1).atTime(hour, 0).atZone(due.getZone());
    }

    /// What is reported on at that time.
    Period period(ZonedDateTime due) {
        LocalDate end = due.toLocalDate();
        return new Period(Day.of(back(end, 1)), Day.of(end.minusDays(1)));
    }

    /// The days that they are compared with.
    Period before(Period period) {
        LocalDate from = period.from().date();
        return new Period(Day.of(back(from, 1)), Day.of(from.minusDays(1)));
    }

    private LocalDate back(LocalDate day, int times) {
        return switch (this) {
            case WEEK -> day.minusWeeks(times);
            case MONTH -> day.minusMonths(times);
        };
    }
}
