package outlay.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Map;

/// JSON written piece by piece, for what is written by the thousand a second: names are bytes that stand ready, plain
/// texts are copied, and every other text is written by [Json#records], so that the bytes are those that it would give.
public final class JsonBytes {
    private static final byte[] TRUE = piece("true");
    private static final byte[] FALSE = piece("false");
    private static final boolean[] PLAIN = plain();

    private byte[] bytes;
    private int length;

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
        ensure(value.length() + 2);
        int at = length;
        bytes[at++] = '"';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                return add(Json.records().writeValueAsBytes(value));
            }
            bytes[at++] = (byte) c;
        }
        bytes[at++] = '"';
        length = at;
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

    /// What has been written.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    /// What stands in a text as itself.
    private static boolean[] plain() {
        boolean[] plain = new boolean[128];
        Arrays.fill(plain, ' ', plain.length, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
    }
}
