package outlay.log;

import java.security.MessageDigest;
import java.util.HexFormat;
import outlay.vault.KeyedDigest;

/// 128 bits of an HMAC-SHA-256, or of a SHA-256 where the log is not sealed: short enough to keep one for every entry
/// in memory, and nobody can choose ids or bodies so that two of them meet. Keyed, it lies on disk and tells nobody
/// what it was made of, not even whoever guesses.
record Fingerprint(long high, long low) {
    String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    /// Makes them; not for use by two threads at once.
    static final class Maker {
        private final MessageDigest digest;
        /// What is digested is put together here, because each part by itself costs the digest more than a copy.
        private byte[] room = new byte[0];

        Maker() {
            this(new byte[0]);
        }

        /// @param key empty for plain digests
        Maker(byte[] key) {
            digest = KeyedDigest.of(key);
        }

        /// Which key they are made with, so that what was made with another is told from it; 0 for none.
        static long nameOf(byte[] key) {
            return key.length == 0 ? 0 : at(KeyedDigest.of(key).digest(new byte[]{'?'}), 0) | 1;
        }

        /// By what an entry is known: its client and id, and whether a sender or the log gave that id.
        Fingerprint key(byte[] client, byte[] id, int flags) {
            int length = client.length + id.length + 2;
            ensure(length);
            room[0] = (byte) (flags & Frame.CONFLICT_FLAG);
            System.arraycopy(client, 0, room, 1, client.length);
            room[client.length + 1] = 0;
            System.arraycopy(id, 0, room, client.length + 2, id.length);
            digest.update(room, 0, length);
            return of(digest.digest());
        }

        /// By what two entries of one id are told apart: of an event by what its sender [Said], else by the bytes.
        Fingerprint content(Entry.Kind kind, byte[] body) {
            ensure(1 + Said.roomFor(body));
            room[0] = (byte) kind.number();
            digest.update(room, 0, 1 + Said.put(kind, body, room, 1));
            return of(digest.digest());
        }

        private void ensure(int bytes) {
            if (room.length < bytes) {
                room = new byte[bytes];
            }
        }

        private static Fingerprint of(byte[] hash) {
            return new Fingerprint(at(hash, 0), at(hash, 8));
        }

        private static long at(byte[] bytes, int from) {
            long value = 0;
            for (int i = from; i < from + 8; i++) {
                value = value << 8 | bytes[i] & 0xff;
            }
            return value;
        }
    }
}
