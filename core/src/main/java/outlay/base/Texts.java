package outlay.base;

import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Texts in the order in which they were added, each known by its number and with a small number to go with it, its
/// tag. They are packed into a few large arrays of bytes: a canonical UUID takes 17 bytes, anything else its UTF-8 and
/// two, and four more say where it begins.
///
/// One thread adds. Others may meanwhile read what was there when they were handed the texts.
public final class Texts {
    private static final int BITS = 18;
    private static final int PIECE = 1 << BITS;
    private static final int FIRST = 1 << 8;
    private static final int MOST_PIECES = 1 << Integer.SIZE - BITS;
    /// The lowest bit of a text's first byte says whether a UUID follows; the others are its tag.
    private static final int UUID = 1;
    private static final int UUID_CHARACTERS = 36;
    private static final int UUID_BYTES = 17;

    private byte[][] pieces = {new byte[FIRST]};
    private int taken;
    /// The piece in the upper bits, the place in it in the lower ones.
    private Ints starts = new Ints();

    public int size() {
        return starts.size();
    }

    /// The number of the text that is added: 0, 1, 2 ...
    public int add(String text) {
        return add(packed(0, text));
    }

    public String get(int number) {
        int start = starts.get(number);
        byte[] from = pieces[start >>> BITS];
        int at = start & PIECE - 1;
        if ((from[at] & UUID) != 0) {
            return uuid(from, at + 1);
        }
        int body = bodyOf(from, at);
        return new String(from, body, lengthOf(from, at), StandardCharsets.UTF_8);
    }

    int tag(int number) {
        int start = starts.get(number);
        return pieces[start >>> BITS][start & PIECE - 1] >> 1;
    }

    /// Adds a text as [#packed(int, String)] gave it.
    int add(byte[] packed) {
        byte[] last = pieces[pieces.length - 1];
        if (packed.length > last.length - taken) {
            last = grow(packed.length);
        }
        System.arraycopy(packed, 0, last, taken, packed.length);
        starts.add(pieces.length - 1 << BITS | taken);
        taken += packed.length;
        return starts.size() - 1;
    }

    boolean is(int number, byte[] packed) {
        int start = starts.get(number);
        byte[] in = pieces[start >>> BITS];
        int at = start & PIECE - 1;
        return in.length - at >= packed.length
                && Arrays.equals(in, at, at + packed.length, packed, 0, packed.length);
    }

    long hash(int number, long seed) {
        int start = starts.get(number);
        byte[] in = pieces[start >>> BITS];
        int at = start & PIECE - 1;
        boolean uuid = (in[at] & UUID) != 0;
        return hash(in, at, uuid ? at + UUID_BYTES : bodyOf(in, at) + lengthOf(in, at), seed);
    }

    /// A hash of the text's bytes, the same for equal texts.
    static long hash(byte[] in, int from, int to, long seed) {
        long hash = seed;
        for (int i = from; i < to; i++) {
            hash = (hash ^ in[i]) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return hash ^ hash >>> 32;
    }

    /// A text as it lies among the others: it tells its own length.
    ///
    /// @param tag from 0 to 63
    static byte[] packed(int tag, String text) {
        if (isUuid(text)) {
            byte[] packed = new byte[UUID_BYTES];
            packed[0] = (byte) (tag << 1 | UUID);
            packUuid(text, packed);
            return packed;
        }
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        int head = 2;
        for (int rest = plain.length >>> 7; rest > 0; rest >>>= 7) {
            head++;
        }
        byte[] packed = new byte[head + plain.length];
        packed[0] = (byte) (tag << 1);
        int rest = plain.length;
        for (int i = 1; i < head; i++) {
            packed[i] = (byte) (i < head - 1 ? rest & 127 | 128 : rest);
            rest >>>= 7;
        }
        System.arraycopy(plain, 0, packed, head, plain.length);
        return packed;
    }

    private static int bodyOf(byte[] in, int start) {
        int at = start + 1;
        while (in[at] < 0) {
            at++;
        }
        return at + 1;
    }

    private static int lengthOf(byte[] in, int start) {
        int at = start + 1;
        int length = in[at] & 127;
        for (int shift = 7; in[at] < 0; shift += 7) {
            length |= (in[++at] & 127) << shift;
        }
        return length;
    }

    public void save(Tape.Out out) {
        starts.save(out);
        out.number(pieces.length);
        for (int piece = 0; piece < pieces.length; piece++) {
            out.bytes(pieces[piece], piece == pieces.length - 1 ? taken : pieces[piece].length);
        }
    }

    public static Texts load(Tape.In in) {
        Texts texts = new Texts();
        texts.starts = Ints.load(in);
        texts.pieces = new byte[Math.toIntExact(in.number())][];
        for (int piece = 0; piece < texts.pieces.length; piece++) {
            texts.pieces[piece] = in.bytes();
            texts.taken = texts.pieces[piece].length;
        }
        return texts;
    }

    /// Makes room: in the first piece while it is small, else in a new one, which a long text has to itself.
    private byte[] grow(int more) {
        byte[] last = pieces[pieces.length - 1];
        boolean small = pieces.length == 1 && taken + more <= PIECE;
        if (!small && pieces.length == MOST_PIECES) {
            throw new IllegalStateException("more than 4 GiB of identifiers in one client");
        }
        byte[][] all = Arrays.copyOf(pieces, small ? 1 : pieces.length + 1);
        byte[] room = small
                ? Arrays.copyOf(last, Math.min(PIECE, Math.max(taken + more, last.length * 4)))
                : new byte[Math.max(PIECE, more)];
        taken = small ? taken : 0;
        all[all.length - 1] = room;
        // Whoever sees the new list sees what is in it.
        VarHandle.releaseFence();
        pieces = all;
        return room;
    }

    /// 8-4-4-4-12 lower-case hexadecimal digits: the form that comes back when it is unpacked.
    private static boolean isUuid(String text) {
        if (text.length() != UUID_CHARACTERS) {
            return false;
        }
        for (int i = 0; i < UUID_CHARACTERS; i++) {
            char c = text.charAt(i);
            boolean right = i == 8 || i == 13 || i == 18 || i == 23
                    ? c == '-'
                    : c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private static void packUuid(String text, byte[] packed) {
        int to = 1;
        for (int i = 0; i < UUID_CHARACTERS; i++) {
            if (text.charAt(i) != '-') {
                packed[to++] = (byte) (Character.digit(text.charAt(i), 16) << 4
                        | Character.digit(text.charAt(++i), 16));
            }
        }
    }

    private static String uuid(byte[] from, int at) {
        StringBuilder text = new StringBuilder(UUID_CHARACTERS);
        for (int i = 0; i < 16; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                text.append('-');
            }
            text.append(Character.forDigit(from[at + i] >> 4 & 15, 16))
                    .append(Character.forDigit(from[at + i] & 15, 16));
        }
        return text.toString();
    }
}
