package outlay.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class RetentionPlanTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final RetentionClass EVENTS = RetentionClass.EVENTS;

    private static RetentionTimes events(String text) {
        return new RetentionTimes(Map.of(EVENTS, Span.parse(text)));
    }

    @Test
    void aLongerTimeHoldsAtOnceAndAShorterOneWaits() {
        RetentionPlan first = RetentionPlan.KEEP.towards(events("25 months"), NOON);
        assertThat(first.at(NOON)).as("kept until then for ever").isEqualTo(RetentionTimes.KEEP);
        assertThat(first.next(EVENTS, NOON)).contains(new RetentionPlan.Next(LocalDate.of(2026, 12, 4),
                Span.parse("25 months")));
        Instant later = Instant.parse("2026-12-04T00:00:00Z");
        assertThat(first.at(later.minusSeconds(1))).isEqualTo(RetentionTimes.KEEP);
        assertThat(first.at(later)).isEqualTo(events("25 months"));
        RetentionPlan longer = first.towards(events("3 years"), later);
        assertThat(longer.at(later)).isEqualTo(events("3 years"));
        RetentionPlan kept = longer.towards(RetentionTimes.KEEP, later);
        assertThat(kept).isEqualTo(RetentionPlan.KEEP);
    }

    @Test
    void whatWaitsIsTakenBackAtOnceAndWantingItAgainKeepsItsDay() {
        RetentionPlan held = new RetentionPlan(Map.of(EVENTS, new TreeMap<>(Map.of(RetentionPlan.EVER,
                Span.parse("25 months")))));
        RetentionPlan waits = held.towards(events("14 months"), NOON);
        assertThat(waits.at(NOON)).isEqualTo(events("25 months"));
        assertThat(waits.towards(events("14 months"), NOON.plus(Duration.ofDays(3)))).isEqualTo(waits);
        assertThat(waits.towards(events("25 months"), NOON.plus(Duration.ofDays(3)))).isEqualTo(held);
    }

    private static Optional<Span> span(Draw draw) {
        return draw.chance(4)
                ? Optional.empty()
                : Optional.of(new Span(draw.between(1, 900), draw.pick(List.of(ChronoUnit.DAYS, ChronoUnit.MONTHS,
                        ChronoUnit.YEARS))));
    }

    private static RetentionTimes times(Draw draw) {
        Map<RetentionClass, Span> spans = new EnumMap<>(RetentionClass.class);
        for (RetentionClass kind : RetentionClass.values()) {
            span(draw).ifPresent(some -> spans.put(kind, some));
        }
        return new RetentionTimes(spans);
    }

    /// Whatever is wanted, one after the other, at any time: until the notice is over nothing ends that would not have
    /// ended without it, and then what was wanted last holds.
    @Test
    void nothingEndsSoonerThanItsNotice() {
        Property.check(300, 5, draw -> {
            Instant now = NOON;
            RetentionPlan plan = RetentionPlan.KEEP;
            for (int i = 0; i < 6; i++) {
                RetentionTimes wanted = times(draw);
                RetentionPlan next = plan.towards(wanted, now);
                assertThat(next.last()).isEqualTo(wanted);
                for (int hours = 0; hours < 24 * 7; hours += 11) {
                    Instant then = now.plus(Duration.ofHours(hours));
                    Map<RetentionClass, Instant> without = plan.at(then).before(then);
                    Map<RetentionClass, Instant> with = next.at(then).before(then);
                    with.forEach((kind, from) -> assertThat(from).as("%s after %s", kind, then)
                            .isBeforeOrEqualTo(without.getOrDefault(kind, Instant.MIN)));
                }
                Instant over = now.plus(RetentionPlan.NOTICE).plus(Duration.ofDays(1));
                assertThat(next.at(over)).isEqualTo(wanted);
                plan = next;
                now = now.plus(Duration.ofHours(draw.between(0, 24 * 14)));
            }
        });
    }
}
