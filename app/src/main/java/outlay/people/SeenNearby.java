package outlay.people;

import outlay.base.ClientId;
import outlay.fact.Event;
import outlay.identity.Nearby;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// Where a client's browsers were seen, found by reading the log once.
public final class SeenNearby {
    private SeenNearby() {}

    /// @param log     as reports read it
    /// @param version up to where the log counts
    public static Nearby of(Log log, ClientId client, long version) {
        Nearby nearby = new Nearby();
        FactCodec.Decoder decoder = new FactCodec.Decoder();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next() && cursor.nextPosition() <= version) {
                Entry entry = cursor.entry();
                if (entry.client().equals(client) && entry.kind() == Entry.Kind.EVENT
                        && decoder.decode(entry) instanceof Event event) {
                    nearby.see(event);
                }
            }
        }
        return nearby;
    }
}
