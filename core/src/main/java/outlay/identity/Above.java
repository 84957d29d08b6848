package outlay.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which records are one, and which stand above which. The order in which it is told makes no difference: of several
/// that one is said to be below, the smallest holds, and of records that are one, the smallest stands for all.
public final class Above {
    /// By a record one that it is the same as, which is smaller.
    private final Map<String, String> same = new HashMap<>();
    private final SortedMap<String, SortedSet<String>> said = new TreeMap<>();
    private final Map<String, String> above = new HashMap<>();
    private boolean settled = true;

    /// Takes two records for one.
    public void same(String one, String other) {
        String mine = standsFor(one);
        String theirs = standsFor(other);
        if (!mine.equals(theirs)) {
            boolean smaller = mine.compareTo(theirs) < 0;
            same.put(smaller ? theirs : mine, smaller ? mine : theirs);
            settled = false;
        }
    }

    /// Puts a record below another one.
    public void below(String record, String above) {
        said.computeIfAbsent(record, added -> new TreeSet<>()).add(above);
        settled = false;
    }

    /// The record at the top, which is the record itself where nothing is above it. One that is below itself by others
    /// is the smallest of the ring.
    public String top(String record) {
        settle();
        SortedSet<String> seen = new TreeSet<>();
        String at = standsFor(record);
        while (seen.add(at)) {
            String next = above.getOrDefault(at, "");
            if (next.isEmpty()) {
                return at;
            }
            at = next;
        }
        SortedSet<String> ring = new TreeSet<>();
        while (ring.add(at)) {
            at = above.getOrDefault(at, at);
        }
        return ring.first();
    }

    private void settle() {
        if (settled) {
            return;
        }
        above.clear();
        said.forEach((record, parents) -> parents.forEach(parent -> {
            String mine = standsFor(record);
            String theirs = standsFor(parent);
            if (!mine.equals(theirs)) {
                above.merge(mine, theirs, (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }));
        settled = true;
    }

    private String standsFor(String record) {
        String at = record;
        for (String next = same.get(at); next != null; next = same.get(at)) {
            at = next;
        }
        return at;
    }
}
