package outlay.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import outlay.fact.Brought;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Imports;
import outlay.fact.Undo;
import outlay.log.Entry;

/// Which facts of a client do not count, because each import that brought them was undone. What came through a door
/// counts all the same, and so does what another import brought that stands.
///
/// Rows of spend and lift tests carry their import, and are not in here: the books know by themselves which count.
public final class Retractions {
    public static final Retractions NONE = new Retractions(Collections.emptyNavigableMap());

    private static final Set<Entry.Kind> KINDS = EnumSet.of(Entry.Kind.IMPORT, Entry.Kind.UNDO, Entry.Kind.BROUGHT);

    /// The runs of positions, by the first the last of each; they do not touch each other.
    private final NavigableMap<Long, Long> runs;

    private Retractions(NavigableMap<Long, Long> runs) {
        this.runs = runs;
    }

    /// @param facts of one client, imports in their order; those that do not count may be left out already
    public static Retractions of(Iterable<? extends Fact> facts) {
        Set<String> undone = new HashSet<>();
        List<Brought> brought = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof Undo undo) {
                undone.add(undo.importId());
            } else if (fact instanceof Brought part) {
                brought.add(part);
            }
        }
        if (undone.isEmpty() || brought.isEmpty()) {
            return NONE;
        }
        Set<String> standing = Imports.standing(facts);
        NavigableMap<Long, Long> runs = new TreeMap<>();
        brought.stream().filter(part -> undone.contains(part.importId())).forEach(part -> add(runs, part));
        brought.stream().filter(part -> standing.contains(part.importId())).forEach(part -> remove(runs, part));
        return runs.isEmpty() ? NONE : new Retractions(Collections.unmodifiableNavigableMap(runs));
    }

    /// Whether an entry says which others count.
    public static boolean isSaidBy(Entry entry) {
        return KINDS.contains(entry.kind());
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /// The fact at a position, unless it does not count.
    public Optional<Fact> counting(long position, Fact fact) {
        return counts(position, fact) ? Optional.of(fact) : Optional.empty();
    }

    /// Whether the fact at a position counts.
    public boolean counts(long position, Fact fact) {
        boolean doors = fact instanceof Event event && event.seen().isPresent();
        return doors || !has(position);
    }

    boolean has(long position) {
        Map.Entry<Long, Long> run = runs.floorEntry(position);
        return run != null && run.getValue() >= position;
    }

    /// Whether others say the same.
    public boolean same(Retractions others) {
        return runs.equals(others.runs);
    }

    /// The positions that these take back and others do not, or the other way round, growing.
    public long[] differing(Retractions others) {
        return LongStream.concat(without(others), others.without(this)).sorted().toArray();
    }

    private LongStream without(Retractions others) {
        return runs.entrySet().stream().flatMapToLong(run -> LongStream.rangeClosed(run.getKey(), run.getValue()))
                .filter(position -> !others.has(position));
    }

    private static void add(NavigableMap<Long, Long> runs, Brought part) {
        for (int i = 0; i < part.first().size(); i++) {
            long first = part.first().get(i);
            long last = part.last().get(i);
            Map.Entry<Long, Long> before = runs.floorEntry(first);
            if (before != null && before.getValue() >= first - 1) {
                first = before.getKey();
                last = Math.max(last, before.getValue());
            }
            for (Map.Entry<Long, Long> next = runs.ceilingEntry(first); next != null
                    && next.getKey() <= last + 1; next = runs.ceilingEntry(first)) {
                last = Math.max(last, next.getValue());
                runs.remove(next.getKey());
            }
            runs.put(first, last);
        }
    }

    private static void remove(NavigableMap<Long, Long> runs, Brought part) {
        for (int i = 0; i < part.first().size(); i++) {
            long first = part.first().get(i);
            long last = part.last().get(i);
            for (Map.Entry<Long, Long> at = runs.floorEntry(last); at != null
                    && at.getValue() >= first; at = runs.floorEntry(last)) {
                runs.remove(at.getKey());
                if (at.getValue() > last) {
                    runs.put(last + 1, at.getValue());
                }
                if (at.getKey() < first) {
                    runs.put(at.getKey(), first - 1);
                }
            }
        }
    }
}
