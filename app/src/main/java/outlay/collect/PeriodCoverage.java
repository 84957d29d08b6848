package outlay.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import outlay.base.Day;
import outlay.base.Period;
import outlay.fact.LiftTest;
import outlay.fact.Reach;

/// Which import told of what in which period, such as of lift tests: of one subject and the same days, the last holds.
final class PeriodCoverage {
    private record Subject(List<String> what, Period period) {}

    private final Map<String, Set<Subject>> subjects = new HashMap<>();
    private final Map<Subject, List<String>> complete = new HashMap<>();

    void take(LiftTest test) {
        take(test.importId(), List.of(test.channel()), test.period());
    }

    void take(Reach reach) {
        take(reach.importId(), List.of(reach.platform(), reach.accountId(), reach.campaignId(), reach.campaign()),
                reach.period());
    }

    private void take(String importId, List<String> what, Period period) {
        subjects.computeIfAbsent(importId, id -> new LinkedHashSet<>()).add(new Subject(what, period));
    }

    /// Takes up that everything of an import is there.
    void complete(String importId) {
        of(importId).forEach(subject -> complete.computeIfAbsent(subject, none -> new ArrayList<>()).add(importId));
    }

    /// Whether nothing that a complete import said has been replaced, other than by imports that are `excused`.
    boolean holds(String importId, Predicate<String> excused) {
        return of(importId).stream().map(complete::get)
                .allMatch(all -> all.subList(all.indexOf(importId) + 1, all.size()).stream().allMatch(excused));
    }

    void undo(String importId) {
        of(importId).forEach(subject -> complete.getOrDefault(subject, new ArrayList<>()).remove(importId));
    }

    /// First and last days of the periods of an import.
    Stream<Day> days(String importId) {
        return of(importId).stream().flatMap(subject -> Stream.of(subject.period().from(), subject.period().to()));
    }

    private Set<Subject> of(String importId) {
        return subjects.getOrDefault(importId, Set.of());
    }
}
