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

/// Which import told of which lift tests: of one channel and the same days, the last one holds.
final class LiftTestCoverage {
    private record Subject(String channel, Period period) {}

    private final Map<String, Set<Subject>> subjects = new HashMap<>();
    private final Map<Subject, List<String>> complete = new HashMap<>();

    void take(LiftTest test) {
        subjects.computeIfAbsent(test.importId(), id -> new LinkedHashSet<>())
                .add(new Subject(test.channel(), test.period()));
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

    /// First and last days of the tests of an import.
    Stream<Day> days(String importId) {
        return of(importId).stream().flatMap(subject -> Stream.of(subject.period().from(), subject.period().to()));
    }

    private Set<Subject> of(String importId) {
        return subjects.getOrDefault(importId, Set.of());
    }
}
