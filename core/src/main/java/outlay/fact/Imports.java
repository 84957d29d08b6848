package outlay.fact;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which imports count: those that came to their end and were not undone.
public final class Imports {
    private Imports() {}

    /// Their ids, in the order in which they came to their end.
    ///
    /// @param facts imports in their order, everything else in any
    public static Set<String> standing(Iterable<? extends Fact> facts) {
        Set<String> standing = new LinkedHashSet<>();
        Set<String> undone = new HashSet<>();
        for (Fact fact : facts) {
            if (fact instanceof Import done) {
                standing.add(done.id());
            } else if (fact instanceof Undo undo) {
                undone.add(undo.importId());
            }
        }
        standing.removeAll(undone);
        return standing;
    }

    /// All that came to their end, by id.
    public static Map<String, Import> byId(Iterable<? extends Fact> facts) {
        Map<String, Import> byId = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Import done) {
                byId.putIfAbsent(done.id(), done);
            }
        }
        return Collections.unmodifiableMap(byId);
    }
}
