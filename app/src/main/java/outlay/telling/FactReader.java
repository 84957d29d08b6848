package outlay.telling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.base.ClientId;
import outlay.fact.Fact;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// Reads single facts out of the log.
final class FactReader {
    /// Entries that are passed over sooner than the log is opened at another place.
    private static final long NEAR = 32;
    /// What was read or came in last: who has just bought is told of at several accounts, mostly at once.
    private static final int MOST_KEPT = 20_000;
    private final Log log;
    private final Map<Long, Fact> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Fact> eldest) {
            return size() > MOST_KEPT;
        }
    };

    FactReader(Log log) {
        this.log = log;
    }

    void keep(long position, Fact fact) {
        synchronized (kept) {
            kept.put(position, fact);
        }
    }

    /// Entries of the log have changed.
    void forget() {
        synchronized (kept) {
            kept.clear();
        }
    }

    /// A fact and where it is.
    record Read(long position, Fact fact) {}

    /// Empty where there is none of that client.
    Optional<Fact> at(ClientId client, long position) {
        return all(client, new long[]{position}).stream().findFirst().map(Read::fact);
    }

    /// In their order, without those that are not there.
    ///
    /// @param positions growing
    List<Read> all(ClientId client, long[] positions) {
        Map<Long, Fact> found = new TreeMap<>();
        List<Long> missing = new ArrayList<>();
        synchronized (kept) {
            for (long position : positions) {
                Fact fact = kept.get(position);
                if (fact == null) {
                    missing.add(position);
                } else {
                    found.put(position, fact);
                }
            }
        }
        read(missing.stream().mapToLong(Long::longValue).toArray(), found);
        List<Read> facts = new ArrayList<>(found.size());
        found.forEach((position, fact) -> {
            if (fact.client().equals(client)) {
                facts.add(new Read(position, fact));
            }
        });
        return facts;
    }

    private void read(long[] positions, Map<Long, Fact> found) {
        int next = 0;
        while (next < positions.length) {
            int before = next;
            try (Log.Cursor cursor = log.read(positions[next])) {
                while (next < positions.length && cursor.next() && positions[next] - cursor.position() <= NEAR) {
                    while (next < positions.length && positions[next] < cursor.position()) {
                        next++;
                    }
                    if (next < positions.length && positions[next] == cursor.position()) {
                        add(cursor, found);
                        next++;
                    }
                }
            }
            // One that is not there, behind the end of the log or in a damaged place, must not be looked for for ever.
            next = next == before ? next + 1 : next;
        }
    }

    private void add(Log.Cursor cursor, Map<Long, Fact> found) {
        Entry entry = cursor.entry();
        if (entry.kind() != Entry.Kind.QUARANTINE) {
            Fact fact = FactCodec.decode(entry);
            found.put(cursor.position(), fact);
            keep(cursor.position(), fact);
        }
    }
}
