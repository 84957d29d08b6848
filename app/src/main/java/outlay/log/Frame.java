package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32C;
import outlay.base.ClientId;
import outlay.vault.CannotOpen;
import outlay.vault.Sealer;
import outlay.vault.Sealing;

/// How one entry lies in a segment: a head of 44 bytes, then client, id and body, then zeros up to a multiple of eight.
///
/// ```
///  0 length  4 CRC32C  8 position  16 seconds  24 nanos  28 index in its group
/// 32 kind   33 flags  34 length of client  35 zero  36 length of id  40 length of body
/// ```
/// The checksum covers the segment's salt, the length and everything behind the checksum. Without the salt, which is
/// random and never leaves the folder, a sender could hide a well-formed entry inside a body and have it found when the
/// bytes around it are damaged.
///
/// Where an entry may say something about a person, id and body are sealed together: the length of the id is then 0,
/// and behind the client lies what [Sealing] made of the id's length, the id and the body. Client, kind, flags and time
/// are bound to it, so that a sealed entry opens only as what it was written as.
///
/// The index in the group says what had been synced when the entry was written: everything before the group's first.
final class Frame {
    static final int HEAD_BYTES = 44;
    static final int ALIGNMENT_BYTES = 8;
    /// Longer ids are refused: they are kept twice in an entry of quarantine.
    static final int MOST_ID_BYTES = 4_096;
    /// Written by the log itself: the keeping of an entry that contradicts an earlier one.
    static final int CONFLICT_FLAG = 1;
    static final int SEALED_FLAG = 2;
    private static final int MOST_ABOUT_BYTES = 16;

    private Frame() {}

    static int bytes(int clientBytes, int idBytes, int bodyBytes) {
        return HEAD_BYTES + clientBytes + idBytes + bodyBytes + ALIGNMENT_BYTES - 1 & -ALIGNMENT_BYTES;
    }

    /// The largest frame that an entry can become, which is that of its keeping in quarantine: as base64 in JSON.
    static int mostBytes(int entryBytes) {
        return entryBytes / 3 * 4 + 8 * MOST_ID_BYTES + 1_024;
    }

    /// Writes a frame at the buffer's position and returns its length.
    static int put(ByteBuffer out, long salt, long position, int groupIndex, Item item) {
        int start = out.position();
        byte[] body = item.body();
        int length = item.frameBytes();
        out.putInt(length).putInt(0).putLong(position);
        out.putLong(item.entry().receivedAt().getEpochSecond()).putInt(item.entry().receivedAt().getNano());
        out.putInt(groupIndex).put((byte) item.entry().kind().number()).put((byte) item.flags());
        out.put((byte) item.client().length).put((byte) 0).putInt(item.id().length).putInt(body.length);
        out.put(item.client()).put(item.id()).put(body);
        while (out.position() < start + length) {
            out.put((byte) 0);
        }
        out.putInt(start + 4, checksum(out, start, length, salt));
        return length;
    }

    /// Whether a whole and unchanged frame lies at `at`, where `available` bytes are there to look at.
    static boolean isWhole(ByteBuffer in, int at, int available, long salt) {
        int length = in.getInt(at);
        return hasSoundLength(length) && length <= available
                && checksum(in, at, length, salt) == in.getInt(at + 4);
    }

    static boolean hasSoundLength(int length) {
        return length >= HEAD_BYTES && length % ALIGNMENT_BYTES == 0;
    }

    static int length(ByteBuffer in, int at) {
        return in.getInt(at);
    }

    static long position(ByteBuffer in, int at) {
        return in.getLong(at + 8);
    }

    static int groupIndex(ByteBuffer in, int at) {
        return in.getInt(at + 28);
    }

    static boolean isConflict(ByteBuffer in, int at) {
        return (in.get(at + 33) & CONFLICT_FLAG) != 0;
    }

    /// What it says without being opened.
    static Log.Head head(ByteBuffer in, int at) {
        byte[] client = slice(in, at + HEAD_BYTES, in.get(at + 34));
        return new Log.Head(new ClientId(new String(client, StandardCharsets.US_ASCII)),
                Entry.Kind.of(in.get(at + 32)), Instant.ofEpochSecond(in.getLong(at + 16), in.getInt(at + 24)));
    }

    /// @throws CannotOpen where it is sealed and its key is missing, or was not written as what it is
    static Entry entry(ByteBuffer in, int at, Sealing sealing) {
        int idAt = at + HEAD_BYTES + in.get(at + 34);
        byte[] id = slice(in, idAt, in.getInt(at + 36));
        byte[] body = slice(in, idAt + id.length, in.getInt(at + 40));
        Log.Head head = head(in, at);
        int flags = in.get(at + 33);
        if ((flags & SEALED_FLAG) != 0) {
            if (!sealing.seals()) {
                throw new CannotOpen("the entry at position " + position(in, at)
                        + " of the log is sealed; open the log with the keys of its data folder");
            }
            ByteBuffer plain = ByteBuffer
                    .wrap(sealing.open(head.client().value(),
                            about(head.kind(), flags & ~SEALED_FLAG, head.receivedAt()),
                            body));
            id = new byte[plain.getInt()];
            plain.get(id);
            body = new byte[plain.remaining()];
            plain.get(body);
        }
        return new Entry(head.client(), new String(id, StandardCharsets.UTF_8), head.kind(), head.receivedAt(), body);
    }

    /// Id and body as they lie in a sealed frame.
    static byte[] sealed(Entry entry, byte[] id, int flags, Sealer sealer) throws IOException {
        byte[] idLength = ByteBuffer.allocate(Integer.BYTES).putInt(id.length).array();
        return sealer.seal(entry.client().value(), about(entry.kind(), flags, entry.receivedAt()), idLength, id,
                entry.body());
    }

    private static byte[] about(Entry.Kind kind, int flags, Instant receivedAt) {
        return ByteBuffer.allocate(MOST_ABOUT_BYTES).put((byte) 'l').put((byte) kind.number()).put((byte) flags)
                .putLong(receivedAt.getEpochSecond()).putInt(receivedAt.getNano()).array();
    }

    private static byte[] slice(ByteBuffer in, int at, int length) {
        byte[] bytes = new byte[length];
        in.get(at, bytes);
        return bytes;
    }

    private static int checksum(ByteBuffer in, int at, int length, long salt) {
        CRC32C checksum = new CRC32C();
        for (int shift = 56; shift >= 0; shift -= 8) {
            checksum.update((int) (salt >>> shift));
        }
        ByteBuffer view = in.duplicate();
        checksum.update(view.limit(at + 4).position(at));
        checksum.update(view.limit(at + length).position(at + 8));
        return (int) checksum.getValue();
    }
}
