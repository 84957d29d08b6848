package outlay.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What counted at a platform, by its own key of duplicates and its own memory of them.
///
/// Law: taken = counted + duplicates.
public final class Ledger {
    private final Duration memory;
    private final Map<String, Instant> seen = new LinkedHashMap<>();
    private final Map<String, Integer> counted = new TreeMap<>();
    private long calls;
    private long taken;
    private long duplicates;
    private long refused;

    Ledger(Duration memory) {
        this.memory = memory;
    }

    synchronized void called() {
        calls++;
    }

    synchronized void refused(long many) {
        refused += many;
    }

    /// @return whether it counted; otherwise the platform has seen it within its memory
    synchronized boolean take(String key, Instant at) {
        taken++;
        Instant before = seen.get(key);
        if (before != null && Duration.between(before, at).compareTo(memory) < 0) {
            duplicates++;
            return false;
        }
        seen.put(key, at);
        counted.merge(key, 1, Integer::sum);
        return true;
    }

    synchronized boolean knows(String key) {
        return seen.containsKey(key);
    }

    /// How often each key counted: once, unless it came again behind the platform's memory.
    public synchronized Map<String, Integer> counted() {
        return new TreeMap<>(counted);
    }

    public synchronized long calls() {
        return calls;
    }

    public synchronized long duplicates() {
        return duplicates;
    }

    synchronized ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("calls", calls).put("taken", taken)
                .put("counted", counted.values().stream().mapToLong(Integer::longValue).sum())
                .put("distinct", counted.size()).put("duplicates", duplicates).put("refused", refused);
    }
}
