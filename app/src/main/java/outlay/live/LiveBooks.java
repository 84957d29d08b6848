package outlay.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.ClientId;
import outlay.fact.Fact;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.report.Books;

/// The books of every client, as of the end of the log at the moment of asking.
///
/// Facts are read from the log once and kept; the books of a client are made when they are asked for and something of
/// that client has come in since.
public final class LiveBooks {
    private final Log log;
    private final SortedMap<ClientId, List<Fact>> facts = new TreeMap<>();
    private final Map<ClientId, Books> books = new HashMap<>();
    private long position;

    public LiveBooks(Log log) {
        this.log = log;
    }

    /// Clients that the log has facts of, in the order of their names.
    public synchronized List<ClientId> clients() {
        catchUp();
        return List.copyOf(facts.keySet());
    }

    /// The books of a client; empty ones for a client that nothing is known of.
    public synchronized Books of(ClientId client) {
        catchUp();
        return books.computeIfAbsent(client, key -> Books.of(facts.getOrDefault(key, List.of())));
    }

    /// Up to where the log has been read.
    public synchronized long position() {
        return position;
    }

    private void catchUp() {
        Set<ClientId> changed = new HashSet<>();
        try (Log.Cursor cursor = log.read(position)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (entry.kind() != Entry.Kind.QUARANTINE) {
                    facts.computeIfAbsent(entry.client(), key -> new ArrayList<>()).add(FactCodec.decode(entry));
                    changed.add(entry.client());
                }
                position = cursor.nextPosition();
            }
        }
        books.keySet().removeAll(changed);
    }
}
