package outlay.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.base.Day;
import outlay.journey.Milestone;
import outlay.journey.Pipeline;
import outlay.journey.Pipeline.Person;
import outlay.plan.Rate;
import outlay.report.FunnelAnswer.Step;

/// How many people go from each step to the next, and how long it takes them.
final class Steps {
    private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

    private final List<Person> people;
    private final Instant end;

    /// @param until the last day; cohorts are as old as the days to its end
    Steps(Pipeline pipeline, Question question, Day until) {
        Days days = new Days(question.period());
        people = pipeline.people().stream()
                .filter(person -> days.contains(Day.of(first(person), question.zone()))).toList();
        end = until.plus(1).date().atStartOfDay(question.zone()).toInstant();
    }

    List<Step> list() {
        List<Step> steps = new ArrayList<>();
        Milestone[] milestones = Milestone.values();
        for (int i = 1; i < milestones.length; i++) {
            steps.add(step(milestones[i - 1], milestones[i]));
        }
        steps.add(step(Milestone.LEAD, Milestone.WON));
        return List.copyOf(steps);
    }

    private Step step(Milestone from, Milestone to) {
        List<Long> times = new ArrayList<>();
        for (Person person : people) {
            Optional<Instant> began = at(person, from);
            Optional<Instant> ended = at(person, to);
            if (began.isPresent() && ended.isPresent() && !ended.get().isBefore(began.get())) {
                times.add(Duration.between(began.get(), ended.get()).toMillis());
            }
        }
        times.sort(null);
        Optional<Long> p90 = quantile(times, 90);
        List<Person> took = people.stream().filter(person -> person.furthest().compareTo(from) >= 0).toList();
        Optional<Rate> mature = p90.flatMap(longest -> rate(took.stream()
                .filter(person -> !at(person, from).orElse(first(person)).plusMillis(longest).isAfter(end)).toList(),
                to));
        return new Step(from, to, rate(took, to), mature, quantile(times, 50).map(Steps::days), p90.map(Steps::days));
    }

    private static Optional<Rate> rate(List<Person> took, Milestone to) {
        long hits = took.stream().filter(person -> person.furthest().compareTo(to) >= 0).count();
        return took.isEmpty() ? Optional.empty() : Optional.of(new Rate(hits, took.size()));
    }

    /// The smallest of the times that so many percent do not exceed.
    private static Optional<Long> quantile(List<Long> sorted, int percent) {
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(sorted.get((sorted.size() * percent + 99) / 100 - 1));
    }

    private static BigDecimal days(long millis) {
        return BigDecimal.valueOf(millis).divide(MILLIS_PER_DAY, 2, RoundingMode.HALF_UP);
    }

    private static Optional<Instant> at(Person person, Milestone milestone) {
        return Optional.ofNullable(person.steps().get(milestone));
    }

    /// When the person is first known of, which for a lead is when they became one.
    private static Instant first(Person person) {
        return at(person, Milestone.LEAD).orElseGet(() -> person.steps().values().stream()
                .min(Instant::compareTo).orElse(Instant.EPOCH));
    }
}
