package outlay.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outlay.base.Day;
import outlay.fact.Fact;
import outlay.fact.Imports;
import outlay.fact.LiftTest;

/// The lift tests that stand after all imports: of one channel and the same days, that of the last import.
final class LiftTests {
    private record Subject(String channel, Day from, Day to) implements Comparable<Subject> {
        private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::channel)
                .thenComparing(Subject::from).thenComparing(Subject::to);

        static Subject of(LiftTest test) {
            return new Subject(test.channel(), test.period().from(), test.period().to());
        }

        @Override
        public int compareTo(Subject other) {
            return ORDER.compare(this, other);
        }
    }

    private LiftTests() {}

    /// By channel, then first and last day.
    ///
    /// @param facts imports count in the order given, everything else in any; what is neither is passed over
    static List<LiftTest> standing(Iterable<? extends Fact> facts) {
        Map<String, Map<Integer, LiftTest>> ofImport = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof LiftTest test) {
                ofImport.computeIfAbsent(test.importId(), id -> new TreeMap<>()).putIfAbsent(test.line(), test);
            }
        }
        Map<Subject, LiftTest> standing = new TreeMap<>();
        for (String id : Imports.standing(facts)) {
            ofImport.getOrDefault(id, Map.of()).values().forEach(test -> standing.put(Subject.of(test), test));
        }
        return List.copyOf(standing.values());
    }
}
