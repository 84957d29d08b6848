package outlay.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Texts in the order in which they were added, each known by its number, packed into one array of bytes: a canonical
/// UUID takes 17 bytes, anything else its UTF-8 and one.
///
/// One thread adds. Others may meanwhile read what was there when they were handed the texts.
public final class Texts {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
    private static final byte PLAIN = 0;
    private static final byte UUID = 1;
    private static final int UUID_CHARACTERS = 36;

    private byte[] bytes;
    private int[] ends;
    private int size;

    public Texts() {
        this(new byte[1 << 12], new int[1 << 8], 0);
    }

    private Texts(byte[] bytes, int[] ends, int size) {
        this.bytes = bytes;
        this.ends = ends;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /// The number of the text that is added: 0, 1, 2 ...
    public int add(String text) {
        int start = size == 0 ? 0 : ends[size - 1];
        int end;
        if (isUuid(text)) {
            makeRoom(start, 17);
            bytes[start] = UUID;
            packUuid(text, start + 1);
            end = start + 17;
        } else {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            makeRoom(start, plain.length + 1);
            bytes[start] = PLAIN;
            System.arraycopy(plain, 0, bytes, start + 1, plain.length);
            end = start + 1 + plain.length;
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        ends[size] = end;
        return size++;
    }

    public String get(int number) {
        int start = number == 0 ? 0 : ends[number - 1];
        int end = ends[number];
        byte[] from = bytes;
        return from[start] == UUID
                ? uuid(from, start + 1)
                : new String(from, start + 1, end - start - 1, StandardCharsets.UTF_8);
    }

    /// A hash of the text's bytes, the same for equal texts.
    long hash(int number, long seed) {
        int start = number == 0 ? 0 : ends[number - 1];
        long hash = seed;
        for (int i = start; i < ends[number]; i++) {
            hash = (hash ^ bytes[i]) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return hash ^ hash >>> 32;
    }

    boolean equal(int one, int other) {
        int a = one == 0 ? 0 : ends[one - 1];
        int b = other == 0 ? 0 : ends[other - 1];
        return Arrays.equals(bytes, a, ends[one], bytes, b, ends[other]);
    }

    /// Takes the text back that was added last.
    void removeLast() {
        size--;
    }

    public void save(Tape.Out out) {
        out.ints(ends, size);
        out.bytes(bytes, size == 0 ? 0 : ends[size - 1]);
    }

    public static Texts load(Tape.In in) {
        int[] ends = in.ints();
        byte[] bytes = in.bytes();
        int size = ends.length;
        if (size > 0 && ends[size - 1] != bytes.length) {
            throw new IllegalArgumentException("texts end at " + ends[size - 1] + " of " + bytes.length + " bytes");
        }
        return new Texts(bytes, size == 0 ? new int[1] : ends, size);
    }

    private void makeRoom(int start, int more) {
        if (start > MOST_BYTES - more) {
            throw new IllegalStateException("more than 2 GiB of identifiers in one client");
        }
        if (start + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_BYTES, Math.max(start + more, bytes.length * 2L)));
        }
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

    private void packUuid(String text, int at) {
        int to = at;
        for (int i = 0; i < UUID_CHARACTERS; i++) {
            if (text.charAt(i) != '-') {
                bytes[to++] = (byte) (Character.digit(text.charAt(i), 16) << 4 | Character.digit(text.charAt(++i), 16));
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
