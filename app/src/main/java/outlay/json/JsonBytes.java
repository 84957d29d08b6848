package outlay.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Map;

/// JSON written piece by piece, for what is written by the thousand a second: names are bytes that stand ready, plain
/// texts are copied, and every other text is written by [Json#records], so that the bytes are those that it would give.
public final class JsonBytes {
    static final byte[] TRUE = piece("true");
    static final byte[] FALSE = piece("false");
    private static final int NO_ASCII = 128;
    private static final int USUAL_TEXT = 256;

    private byte[] bytes;
    private int length;
    private char[] chars = new char[0];

    /// @param room how many bytes it will be about
    public JsonBytes(int room) {
        bytes = new byte[room];
    }

    /// What goes in as it is, such as `,"name":`.
    public static byte[] piece(String ascii) {
        return ascii.getBytes(US_ASCII);
    }

    public JsonBytes add(byte[] piece) {
        ensure(piece.length);
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
        return this;
    }

    public JsonBytes add(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    public JsonBytes text(String value) {
        int count = value.length();
        ensure(count + 2);
        if (chars.length < count) {
            chars = new char[Math.max(count, USUAL_TEXT)];
        }
        // Copied first and looked at then, because the runtime does either many characters at a time.
        char[] from = chars;
        value.getChars(0, count, from, 0);
        byte[] to = bytes;
        int begin = length + 1;
        int any = 0;
        for (int i = 0; i < count; i++) {
            to[begin + i] = (byte) from[i];
            any |= from[i];
        }
        if (any >= NO_ASCII || !PlainText.standsForItself(bytes, begin, begin + count)) {
            return add(Json.records().writeValueAsBytes(value));
        }
        bytes[length] = '"';
        bytes[begin + count] = '"';
        length = begin + count + 1;
        return this;
    }

    /// A whole number of so many digits, with zeros before it where it has fewer.
    public JsonBytes digits(int value, int count) {
        ensure(count);
        int rest = value;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    public JsonBytes number(long value) {
        return add(piece(Long.toString(value)));
    }

    public JsonBytes flag(boolean value) {
        return add(value ? TRUE : FALSE);
    }

    /// An object whose members are texts.
    public JsonBytes texts(Map<String, String> members) {
        add('{');
        boolean first = true;
        for (Map.Entry<String, String> member : members.entrySet()) {
            if (!first) {
                add(',');
            }
            first = false;
            text(member.getKey()).add(':').text(member.getValue());
        }
        return add('}');
    }

    /// Begins anew, in the same room.
    public JsonBytes clear() {
        length = 0;
        return this;
    }

    /// How many bytes have been written.
    public int length() {
        return length;
    }

    /// What has been written since there were `begin` bytes.
    public byte[] since(int begin) {
        return Arrays.copyOfRange(bytes, begin, length);
    }

    /// What has been written.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
