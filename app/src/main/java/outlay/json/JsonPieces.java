package outlay.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// JSON read piece by piece, for what is read by the thousand a second: the counterpart of [JsonBytes], which reads
/// nothing but the form that it writes. For all other JSON, good or bad, there is [Json#records]; what is read here is
/// what that would read.
public final class JsonPieces {
    /// Nothing that is read by the thousand is larger, and the library's own bounds on texts lie beyond.
    private static final int MOST_BYTES = 1 << 20;
    /// The library's bound on names lies beyond this too.
    private static final int LONGEST_NAME = 1_024;
    private static final int MOST_DIGITS = 18;
    private static final int BASE = 10;
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;
    /// A power of two.
    private static final int KEPT = 64;
    private static final int LONGEST_KEPT = 64;
    /// As texts have it themselves.
    private static final int HASH = 31;
    private static final char NOT_UTF_8 = '\ufffd';

    private byte[] bytes = new byte[0];
    private int at;
    /// The same few texts come again and again: each is kept where its hash points to, until another one takes the
    /// place.
    private String[] kept = new String[0];

    /// Something else stands there than [JsonBytes] writes, or what it writes only seldom.
    public static final class OtherForm extends Exception {
        private static final long serialVersionUID = 1;
        private static final OtherForm IT_IS = new OtherForm();

        /// One for all, and without its place in the program: it is no mistake, and nobody is told of it.
        private OtherForm() {
            super("not of the form that is written here", null, false, false);
        }
    }

    /// Begins with other bytes, which nobody changes while they are read.
    public JsonPieces read(byte[] utf8) throws OtherForm {
        require(utf8.length <= MOST_BYTES);
        bytes = utf8;
        at = 0;
        return this;
    }

    /// How many bytes have been read.
    public int position() {
        return at;
    }

    /// Whether the piece comes next; then it has been read.
    public boolean skips(byte[] piece) {
        return skips(piece, piece.length);
    }

    /// Whether as many of a piece's bytes come next; then they have been read.
    public boolean skips(byte[] piece, int length) {
        int end = at + length;
        if (end > bytes.length || !Arrays.equals(bytes, at, end, piece, 0, length)) {
            return false;
        }
        at = end;
        return true;
    }

    public boolean skips(char ascii) {
        if (at >= bytes.length || bytes[at] != ascii) {
            return false;
        }
        at++;
        return true;
    }

    public JsonPieces expect(byte[] piece) throws OtherForm {
        require(skips(piece));
        return this;
    }

    public JsonPieces expect(char ascii) throws OtherForm {
        require(skips(ascii));
        return this;
    }

    /// Which of the pieces comes next, none of which another one begins with.
    public int anyOf(byte[][] pieces) throws OtherForm {
        for (int i = 0; i < pieces.length; i++) {
            if (skips(pieces[i])) {
                return i;
            }
        }
        throw OtherForm.IT_IS;
    }

    public void expectEnd() throws OtherForm {
        require(at == bytes.length);
    }

    public String text() throws OtherForm {
        expect('"');
        int from = at;
        int end = PlainText.endOfPlain(bytes, from);
        if (end == bytes.length || bytes[end] != '"') {
            return oddText(end);
        }
        at = end + 1;
        return end == from ? "" : new String(bytes, from, end - from, ISO_8859_1);
    }

    /// The name of a member that a sender chose.
    public String name() throws OtherForm {
        String name = repeated();
        require(name.length() <= LONGEST_NAME);
        return name;
    }

    /// A text of which there are few different ones: the same object again, mostly, where it has come before.
    public String repeated() throws OtherForm {
        int from = at + 1;
        int hash = 0;
        int end = from;
        for (; end < bytes.length && end - from <= LONGEST_KEPT && isPlain(bytes[end]); end++) {
            hash = hash * HASH + bytes[end];
        }
        if (end == from || end >= bytes.length || bytes[end] != '"') {
            return text();
        }
        expect('"');
        at = end + 1;
        return kept(from, end - from, hash);
    }

    private static boolean isPlain(byte letter) {
        return letter >= ' ' && letter != '"' && letter != '\\';
    }

    private String kept(int from, int length, int hash) {
        if (kept.length == 0) {
            kept = new String[KEPT];
            Arrays.fill(kept, "");
        }
        int place = (hash ^ hash >>> 6 ^ hash >>> 12) & KEPT - 1;
        String known = kept[place];
        if (known.length() == length && known.hashCode() == hash && stands(known, from)) {
            return known;
        }
        String text = new String(bytes, from, length, ISO_8859_1);
        kept[place] = text;
        return text;
    }

    private boolean stands(String ascii, int from) {
        int same = 0;
        while (same < ascii.length() && ascii.charAt(same) == bytes[from + same]) {
            same++;
        }
        return same == ascii.length();
    }

    /// The text that has been read until the first place where a byte does not stand for itself.
    private String oddText(int plainUntil) throws OtherForm {
        StringBuilder text = new StringBuilder();
        int from = at;
        at = plainUntil;
        while (!skips('"')) {
            require(at < bytes.length && (bytes[at] < 0 || bytes[at] >= ' '));
            if (bytes[at] == '\\') {
                text.append(decoded(from, at));
                at++;
                text.append(escaped());
                from = at;
            } else {
                at++;
            }
        }
        return text.append(decoded(from, at - 1)).toString();
    }

    /// What is not UTF-8 would be replaced; somebody who wrote the replacement themselves has it read elsewhere.
    private String decoded(int from, int until) throws OtherForm {
        String text = new String(bytes, from, until - from, UTF_8);
        require(text.indexOf(NOT_UTF_8) < 0);
        return text;
    }

    private char escaped() throws OtherForm {
        require(at < bytes.length);
        byte letter = bytes[at++];
        return switch (letter) {
            case '"', '\\' -> (char) letter;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw OtherForm.IT_IS;
        };
    }

    private char unicode() throws OtherForm {
        require(at + HEX_DIGITS <= bytes.length);
        int unit = 0;
        for (int end = at + HEX_DIGITS; at < end; at++) {
            // Bytes beyond ASCII are negative, and of no digit.
            int digit = bytes[at] < 0 ? -1 : Character.digit(bytes[at], HEX);
            require(digit >= 0);
            unit = unit * HEX + digit;
        }
        return (char) unit;
    }

    /// A whole number as `Long.toString` writes it.
    public long number() throws OtherForm {
        int from = at;
        boolean negative = skips('-');
        int first = at;
        while (at < bytes.length && isDigit(bytes[at])) {
            at++;
        }
        int count = at - first;
        require(count > 0 && (bytes[first] != '0' || count == 1 && !negative));
        if (count > MOST_DIGITS) {
            return large(from);
        }
        long value = 0;
        for (int i = first; i < at; i++) {
            value = value * BASE + bytes[i] - '0';
        }
        return negative ? -value : value;
    }

    private long large(int from) throws OtherForm {
        try {
            return Long.parseLong(new String(bytes, from, at - from, ISO_8859_1));
        } catch (NumberFormatException beyond) {
            throw OtherForm.IT_IS;
        }
    }

    /// A whole number of so many digits, at most nine, with zeros before it where it has fewer.
    public int digits(int count) throws OtherForm {
        require(at + count <= bytes.length);
        int value = 0;
        for (int end = at + count; at < end; at++) {
            require(isDigit(bytes[at]));
            value = value * BASE + bytes[at] - '0';
        }
        return value;
    }

    private static boolean isDigit(byte ascii) {
        return ascii >= '0' && ascii <= '9';
    }

    public boolean flag() throws OtherForm {
        if (skips(JsonBytes.TRUE)) {
            return true;
        }
        expect(JsonBytes.FALSE);
        return false;
    }

    /// An object whose members are texts.
    public SortedMap<String, String> texts() throws OtherForm {
        expect('{');
        if (skips('}')) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> members = new TreeMap<>();
        do {
            String name = name();
            members.put(name, expect(':').text());
        } while (skips(','));
        expect('}');
        return members;
    }

    private static void require(boolean form) throws OtherForm {
        if (!form) {
            throw OtherForm.IT_IS;
        }
    }
}
