package outlay.log;

import java.nio.charset.StandardCharsets;

/// An entry on its way to the disk, with what can be worked out about it before the writer's turn.
///
/// @param slot where in its call's answer its outcome goes
record Item(Entry entry, int slot, byte[] client, byte[] id, int flags, Fingerprint key, Fingerprint content) {
    static Item of(Entry entry, int slot, Fingerprint.Maker maker) {
        byte[] client = entry.client().value().getBytes(StandardCharsets.US_ASCII);
        byte[] id = entry.id().getBytes(StandardCharsets.UTF_8);
        return new Item(entry, slot, client, id, 0, maker.key(client, id, 0),
                maker.content(entry.kind(), entry.body()));
    }

    /// The keeping in quarantine of `item`, which contradicts what was stored first at `position`. Its id is made of
    /// the contradiction, so that the same one is known again, and lies in a key space that senders' ids cannot reach.
    static Item ofConflict(Item item, long position, Fingerprint.Maker maker) {
        Entry entry = item.entry();
        String id = "conflict:" + item.key().hex() + ":" + item.content().hex();
        byte[] body = new Quarantined(Quarantined.CONFLICT, entry.kind(),
                new String(item.id(), StandardCharsets.UTF_8), position, entry.body()).encode();
        Entry kept = new Entry(entry.client(), id, Entry.Kind.QUARANTINE, entry.receivedAt(), body);
        byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
        return new Item(kept, item.slot(), item.client(), idBytes, Frame.CONFLICT_FLAG,
                maker.key(item.client(), idBytes, Frame.CONFLICT_FLAG), maker.content(kept.kind(), body));
    }

    static Fingerprint conflictKey(Item item, Fingerprint.Maker maker) {
        String id = "conflict:" + item.key().hex() + ":" + item.content().hex();
        return maker.key(item.client(), id.getBytes(StandardCharsets.UTF_8), Frame.CONFLICT_FLAG);
    }

    int payloadBytes() {
        return client.length + id.length + entry.body().length;
    }

    int frameBytes() {
        return Frame.bytes(client.length, id.length, entry.body().length);
    }
}
