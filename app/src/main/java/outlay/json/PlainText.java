package outlay.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// What has to be minded in a text's bytes, found eight of them at a time: most of what comes in has nothing to decode
/// and no escapes.
public enum PlainText {
    /// ASCII without zeros and backslashes.
    UNESCAPED,
    /// ASCII without zeros; with a zero byte the parser would take it for UTF-16.
    ESCAPED,
    /// Something that has to be decoded first.
    NOT;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = ONES << 7;
    private static final long BACKSLASHES = ONES * '\\';
    private static final long QUOTES = ONES * '"';
    private static final long NEWLINES = ONES * '\n';
    private static final long BLANKS = ONES * ' ';

    /// A place from `from` on, at most `until`, before which there is no quotation mark, backslash or end of a line.
    public static int skip(byte[] text, int from, int until) {
        int i = from;
        while (i + Long.BYTES <= until) {
            long eight = (long) LONGS.get(text, i);
            if ((zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | zeros(eight ^ NEWLINES)) != 0) {
                return i;
            }
            i += Long.BYTES;
        }
        return i;
    }

    /// Whether ASCII stands in a JSON text as itself: no quotation mark, backslash or control is in it.
    static boolean standsForItself(byte[] ascii, int from, int until) {
        long other = 0;
        int i = from;
        for (; i <= until - Long.BYTES; i += Long.BYTES) {
            long eight = (long) LONGS.get(ascii, i);
            // Taking a blank from each byte borrows where one is less, and leaves the others of ASCII below 128.
            other |= zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | eight - BLANKS & HIGHS;
        }
        for (; i < until; i++) {
            other |= ascii[i] < ' ' || ascii[i] == '"' || ascii[i] == '\\' ? 1 : 0;
        }
        return other == 0;
    }

    /// Where the first byte from `from` on does not stand in a JSON text as itself, or the end.
    static int endOfPlain(byte[] text, int from) {
        int i = from;
        for (; i <= text.length - Long.BYTES; i += Long.BYTES) {
            long eight = (long) LONGS.get(text, i);
            // Borrows go to the bytes behind, so that the first that is marked is marked rightly.
            long other = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | (eight - BLANKS | eight) & HIGHS;
            if (other != 0) {
                return i + Long.numberOfTrailingZeros(other) / Byte.SIZE;
            }
        }
        while (i < text.length && text[i] >= ' ' && text[i] != '"' && text[i] != '\\') {
            i++;
        }
        return i;
    }

    /// Not 0 if, and only if, one of the eight bytes is.
    private static long zeros(long eight) {
        return eight - ONES & ~eight & HIGHS;
    }

    static PlainText of(byte[] text) {
        boolean escaped = false;
        int i = 0;
        for (; i <= text.length - Long.BYTES; i += Long.BYTES) {
            long eight = (long) LONGS.get(text, i);
            // Taking one from each byte borrows where one is zero, and leaves the others of ASCII below 128.
            if (((eight - ONES | eight) & HIGHS) != 0) {
                return NOT;
            }
            // A byte is zero here where it was a backslash.
            escaped |= zeros(eight ^ BACKSLASHES) != 0;
        }
        for (; i < text.length; i++) {
            if (text[i] <= 0) {
                return NOT;
            }
            escaped |= text[i] == '\\';
        }
        return escaped ? ESCAPED : UNESCAPED;
    }
}
