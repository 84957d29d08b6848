package outlay.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import outlay.base.Day;
import outlay.base.Pausing;
import outlay.journey.Milestone;
import outlay.journey.Pipeline;
import outlay.journey.Pipeline.Person;
import outlay.plan.Rate;
import outlay.report.FunnelAnswer.Step;

/// How many people go from each step to the next, and how long it takes them.
final class Steps {
    private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

    private static final Milestone[] MILESTONES = Milestone.values();
    private static final long NEVER = Long.MIN_VALUE;

    private final List<Course> people;
    private final long end;

    /// A person's milestones as numbers, because each step asks for them of everybody.
    ///
    /// @param at       in ms, or [#NEVER], by the milestone's place
    /// @param first    when the person is first known of, which for a lead is when they became one
    /// @param furthest the place of the last milestone
    private record Course(long[] at, long first, int furthest) {
        static Course of(Person person) {
            long[] at = new long[MILESTONES.length];
            long earliest = Long.MAX_VALUE;
            for (int i = 0; i < at.length; i++) {
                Instant reached = person.steps().get(MILESTONES[i]);
                at[i] = reached == null ? NEVER : reached.toEpochMilli();
                earliest = reached == null ? earliest : Math.min(earliest, at[i]);
            }
            long lead = at[Milestone.LEAD.ordinal()];
            return new Course(at, lead == NEVER ? earliest : lead, person.furthest().ordinal());
        }

        /// Whether the person came to the milestone or further.
        boolean reached(int milestone) {
            Pausing.here();
            return furthest >= milestone;
        }

        /// When the person came to the milestone, or else was first known of.
        long since(int milestone) {
            return at[milestone] == NEVER ? first : at[milestone];
        }
    }

    /// @param until the last day; cohorts are as old as the days to its end
    Steps(Pipeline pipeline, Question question, Day until) {
        Days days = new Days(question.period());
        ZoneRules zone = question.zone().getRules();
        people = pipeline.people().stream().map(Course::of)
                .filter(person -> days.contains(Day.of(person.first, zone))).toList();
        end = until.plus(1).date().atStartOfDay(question.zone()).toInstant().toEpochMilli();
    }

    List<Step> list() {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < MILESTONES.length; i++) {
            steps.add(step(MILESTONES[i - 1], MILESTONES[i]));
        }
        steps.add(step(Milestone.LEAD, Milestone.WON));
        return List.copyOf(steps);
    }

    private Step step(Milestone from, Milestone to) {
        int began = from.ordinal();
        int ended = to.ordinal();
        long[] times = people.stream()
                .filter(person -> person.at[began] != NEVER && person.at[ended] >= person.at[began])
                .mapToLong(person -> person.at[ended] - person.at[began]).sorted().toArray();
        List<Course> took = people.stream().filter(person -> person.reached(began)).toList();
        OptionalLong p90 = quantile(times, 90);
        Optional<Rate> mature = p90.isEmpty()
                ? Optional.empty()
                : rate(took.stream().filter(person -> person.since(began) + p90.getAsLong() <= end).toList(), ended);
        return new Step(from, to, rate(took, ended), mature, days(quantile(times, 50)), days(p90));
    }

    private static Optional<Rate> rate(List<Course> took, int to) {
        long hits = took.stream().filter(person -> person.reached(to)).count();
        return took.isEmpty() ? Optional.empty() : Optional.of(new Rate(hits, took.size()));
    }

    /// The smallest of the times that so many percent do not exceed.
    private static OptionalLong quantile(long[] sorted, int percent) {
        return sorted.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(sorted[(sorted.length * percent + 99) / 100 - 1]);
    }

    private static Optional<BigDecimal> days(OptionalLong millis) {
        return millis.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(millis.getAsLong()).divide(MILLIS_PER_DAY, 2, RoundingMode.HALF_UP));
    }
}
