package outlay.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.fact.Fact;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// Reads single facts out of the log.
final class FactReader {
    /// Entries that are passed over sooner than the log is opened at another place.
    private static final long NEAR = 128;
    private final Log log;

    FactReader(Log log) {
        this.log = log;
    }

    /// A fact and where it is.
    record Read(long position, Fact fact) {}

    /// Empty where there is none of that client.
    Optional<Fact> at(ClientId client, long position) {
        return all(client, new long[]{position}).stream().findFirst().map(Read::fact);
    }

    /// @param positions growing
    List<Read> all(ClientId client, long[] positions) {
        List<Read> facts = new ArrayList<>(positions.length);
        int next = 0;
        while (next < positions.length) {
            int before = next;
            try (Log.Cursor cursor = log.read(positions[next])) {
                while (next < positions.length && cursor.next() && positions[next] - cursor.position() <= NEAR) {
                    while (next < positions.length && positions[next] < cursor.position()) {
                        next++;
                    }
                    if (next < positions.length && positions[next] == cursor.position()) {
                        Entry entry = cursor.entry();
                        if (entry.client().equals(client) && entry.kind() != Entry.Kind.QUARANTINE) {
                            facts.add(new Read(cursor.position(), FactCodec.decode(entry)));
                        }
                        next++;
                    }
                }
            }
            // One that is not there, behind the end of the log or in a damaged place, must not be looked for for ever.
            next = next == before ? next + 1 : next;
        }
        return facts;
    }
}
