package outlay.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import outlay.vault.Sealer;

/// An entry on its way to the disk, with what can be worked out about it before the writer's turn.
///
/// @param slot where in its call's answer its outcome goes
/// @param id   as it will lie in the frame; nothing where it is sealed with the body
/// @param body likewise
record Item(Entry entry, int slot, byte[] client, byte[] id, int flags, byte[] body, Fingerprint key,
        Fingerprint content) {
    /// What says nothing about a person, so that it stays readable without a key. All else is sealed.
    private static final Set<Entry.Kind> READABLE = EnumSet.of(Entry.Kind.SPEND_ROW, Entry.Kind.IMPORT,
            Entry.Kind.RATE, Entry.Kind.LIFT_TEST, Entry.Kind.REACH);

    static Item of(Entry entry, int slot, Fingerprint.Maker maker, Sealer sealer) throws IOException {
        return of(entry, slot, 0, maker, sealer);
    }

    /// @param flags of its frame, which say in which space of keys its id is
    static Item of(Entry entry, int slot, int flags, Fingerprint.Maker maker, Sealer sealer)
            throws IOException {
        byte[] client = entry.client().value().getBytes(StandardCharsets.US_ASCII);
        byte[] id = entry.id().getBytes(StandardCharsets.UTF_8);
        Fingerprint key = maker.key(client, id, flags);
        Fingerprint content = maker.content(entry.kind(), entry.body());
        if (!sealer.seals() || READABLE.contains(entry.kind())) {
            return new Item(entry, slot, client, id, flags, entry.body(), key, content);
        }
        return new Item(entry, slot, client, new byte[0], flags | Frame.SEALED_FLAG,
                Frame.sealed(entry, id, flags, sealer), key, content);
    }

    /// The keeping in quarantine of `item`, which contradicts what was stored first at `position`. Its id is made of
    /// the contradiction, so that the same one is known again, and lies in a key space that senders' ids cannot reach.
    static Item ofConflict(Item item, long position, Fingerprint.Maker maker, Sealer sealer) throws IOException {
        Entry entry = item.entry();
        byte[] body = new Quarantined(Quarantined.CONFLICT, entry.kind(), entry.id(), position, entry.body()).encode();
        Entry kept = new Entry(entry.client(), conflictId(item), Entry.Kind.QUARANTINE, entry.receivedAt(), body);
        return of(kept, item.slot(), Frame.CONFLICT_FLAG, maker, sealer);
    }

    static Fingerprint conflictKey(Item item, Fingerprint.Maker maker) {
        return maker.key(item.client(), conflictId(item).getBytes(StandardCharsets.UTF_8), Frame.CONFLICT_FLAG);
    }

    private static String conflictId(Item item) {
        return "conflict:" + item.key().hex() + ":" + item.content().hex();
    }

    int frameBytes() {
        return Frame.bytes(client.length, id.length, body.length);
    }
}
