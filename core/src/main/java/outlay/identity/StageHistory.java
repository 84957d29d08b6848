package outlay.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import outlay.fact.Fact;
import outlay.fact.StageEntry;

/// When the records of CRMs entered their stages for the first and for the last time, as their histories say.
final class StageHistory {
    private final Map<String, SortedMap<String, Instant>> first = new HashMap<>();
    private final Map<String, SortedMap<String, Instant>> last = new HashMap<>();

    private StageHistory() {}

    /// @param standsFor by `crm/id` the record that it is a part of by now
    static StageHistory of(Iterable<? extends Fact> facts, StageEntry.Of of, UnaryOperator<String> standsFor) {
        StageHistory history = new StageHistory();
        for (Fact fact : facts) {
            if (fact instanceof StageEntry entered && entered.of() == of) {
                String record = standsFor.apply(entered.crm() + "/" + entered.objectId());
                history.first.computeIfAbsent(record, added -> new TreeMap<>()).merge(entered.stage(), entered.at(),
                        StageHistory::earlier);
                history.last.computeIfAbsent(record, added -> new TreeMap<>()).merge(entered.stage(), entered.at(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return history;
    }

    /// What a record says of itself, and its history.
    SortedMap<String, Instant> with(String record, SortedMap<String, Instant> stages) {
        SortedMap<String, Instant> known = first.getOrDefault(record, Collections.emptySortedMap());
        if (known.isEmpty()) {
            return stages;
        }
        SortedMap<String, Instant> both = new TreeMap<>(stages);
        known.forEach((stage, at) -> both.merge(stage, at, StageHistory::earlier));
        return Collections.unmodifiableSortedMap(both);
    }

    /// When the record entered the stage for the last time.
    Optional<Instant> last(String record, String stage) {
        return Optional.ofNullable(last.getOrDefault(record, Collections.emptySortedMap()).get(stage));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
