package outlay.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import outlay.base.Day;
import outlay.base.Period;

class EveryTest {
    private static ZonedDateTime at(String text) {
        return ZonedDateTime.parse(text);
    }

    private static Period period(String from, String to) {
        return new Period(Day.parse(from), Day.parse(to));
    }

    @Test
    void aWeekIsReportedOnTheMondayAfterIt() {
        ZonedDateTime due = at("2026-10-05T07:00:00+02:00[Europe/Berlin]");
        assertThat(Every.WEEK.due(at("2026-10-05T07:00:00+02:00[Europe/Berlin]"), 7)).isEqualTo(due);
        assertThat(Every.WEEK.due(at("2026-10-11T23:59:00+02:00[Europe/Berlin]"), 7)).isEqualTo(due);
        assertThat(Every.WEEK.due(at("2026-10-05T06:59:00+02:00[Europe/Berlin]"), 7)).isEqualTo(due.minusWeeks(1));
        assertThat(Every.WEEK.period(due)).isEqualTo(period("2026-09-28", "2026-10-04"));
        assertThat(Every.WEEK.before(period("2026-09-28", "2026-10-04")))
                .isEqualTo(period("2026-09-21", "2026-09-27"));
    }

    @Test
    void aMonthIsReportedOnTheFirstAfterItAndComparedWithTheMonthBefore() {
        ZonedDateTime due = Every.MONTH.due(at("2026-03-15T12:00:00Z"), 7);
        assertThat(due).isEqualTo(at("2026-03-01T07:00:00Z"));
        assertThat(Every.MONTH.period(due)).isEqualTo(period("2026-02-01", "2026-02-28"));
        assertThat(Every.MONTH.before(period("2026-02-01", "2026-02-28")))
                .isEqualTo(period("2026-01-01", "2026-01-31"));
        assertThat(Every.MONTH.next(due, 7)).isEqualTo(at("2026-04-01T07:00:00Z"));
    }

    /// On 2026-03-29 there is no 02:30 in Berlin; a Monday's hour there is never skipped twice or told twice.
    @Test
    void theHourIsTheZonesAlsoWhenTheClocksChange() {
        ZonedDateTime spring = Every.WEEK.due(at("2026-03-31T00:00:00+02:00[Europe/Berlin]"), 2);
        assertThat(spring).isEqualTo(at("2026-03-30T02:00:00+02:00[Europe/Berlin]"));
        assertThat(Every.WEEK.next(spring.minusWeeks(1), 2)).isEqualTo(spring);
    }
}
