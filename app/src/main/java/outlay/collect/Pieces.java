package outlay.collect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import outlay.json.PlainText;

/// Cuts a file into the pieces that stand for themselves, lines or the elements of an array, without understanding
/// them: a piece that is broken breaks no other. Memory is bounded by one piece.
public final class Pieces {
    private static final int BUFFER = 64 * 1024;

    private Pieces() {}

    /// @param line  where it begins, counted from 1
    /// @param bytes without surrounding blanks; of a piece that is too large only its beginning
    /// @param size  in bytes, all of it
    /// @param sha256 of a piece that is too large, else ""
    public record Piece(int line, byte[] bytes, long size, String sha256) {
        public boolean tooLarge() {
            return !sha256.isEmpty();
        }
    }

    /// The lines of a text that are not blank; a byte order mark at the beginning and CR before LF are left out.
    static void lines(InputStream in, int limit, Consumer<Piece> to) throws IOException {
        Capture capture = new Capture(limit);
        byte[] buffer = new byte[BUFFER];
        int line = 1;
        capture.begin(line);
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            int from = 0;
            for (int i = 0; i < length; i++) {
                if (buffer[i] == '\n') {
                    capture.add(buffer, from, i - from);
                    capture.end(to);
                    capture.begin(++line);
                    from = i + 1;
                }
            }
            capture.add(buffer, from, length - from);
        }
        capture.end(to);
    }

    /// The elements of one array, fed in parts of any size.
    static final class Elements {
        private final Capture capture;
        private final Consumer<Piece> to;
        private int line;
        private int depth;
        private boolean opened;
        private boolean closed;
        private boolean inString;
        private boolean escaped;

        /// @param line where the array begins
        Elements(int line, int limit, Consumer<Piece> to) {
            this.line = line;
            this.capture = new Capture(limit);
            this.to = to;
        }

        /// Takes bytes up to the end of the array; gives the index of the first that it did not take.
        int feed(byte[] bytes, int from, int until) {
            int begun = from;
            for (int i = from; i < until; i++) {
                byte b = bytes[i];
                if (b == '\n') {
                    line++;
                }
                if (!opened) {
                    opened = b == '[';
                    begun = i + 1;
                    capture.begin(line);
                } else if (inString) {
                    i = inString(bytes, i, until);
                } else if (b == '"') {
                    inString = true;
                } else if (b == '{' || b == '[') {
                    depth++;
                } else if (depth > 0 && (b == '}' || b == ']')) {
                    depth--;
                } else if (depth == 0 && (b == ',' || b == ']')) {
                    capture.add(bytes, begun, i - begun);
                    capture.end(to);
                    capture.begin(line);
                    begun = i + 1;
                    if (b == ']') {
                        closed = true;
                        return i + 1;
                    }
                }
            }
            capture.add(bytes, begun, until - begun);
            return until;
        }

        /// Goes on within a string, where most bytes are; gives the index of the last that it took.
        private int inString(byte[] bytes, int from, int until) {
            if (escaped) {
                escaped = false;
                return from;
            }
            int i = PlainText.skip(bytes, from, until);
            if (i == until) {
                return until - 1;
            }
            while (bytes[i] != '"' && bytes[i] != '\\') {
                // The first was counted by the caller.
                line += i > from && bytes[i] == '\n' ? 1 : 0;
                if (++i == until) {
                    return until - 1;
                }
            }
            inString = bytes[i] != '"';
            escaped = bytes[i] == '\\';
            return i;
        }

        /// Whether the whole array was there; what was left open is given as the last piece.
        boolean finish() {
            if (opened && !closed) {
                capture.end(to);
            }
            return closed;
        }

        int line() {
            return line;
        }
    }

    /// The bytes of one piece, or its beginning and its fingerprint once it is too large.
    private static final class Capture {
        private final int limit;
        private byte[] bytes = new byte[4 * 1024];
        private int length;
        private long size;
        private int line;
        private boolean blankSoFar;
        private Fingerprint overflow = Fingerprint.NONE;

        Capture(int limit) {
            this.limit = limit;
        }

        void begin(int atLine) {
            line = atLine;
            length = 0;
            size = 0;
            blankSoFar = true;
            overflow = Fingerprint.NONE;
        }

        void add(byte[] from, int offset, int count) {
            int start = offset;
            int left = count;
            while (blankSoFar && left > 0 && isBlank(from[start])) {
                line += from[start] == '\n' ? 1 : 0;
                start++;
                left--;
            }
            if (left == 0) {
                return;
            }
            blankSoFar = false;
            size += left;
            if (overflow != Fingerprint.NONE) {
                overflow.add(from, start, left);
            } else if ((long) length + left > limit) {
                overflow = new Fingerprint();
                overflow.add(bytes, 0, length);
                overflow.add(from, start, left);
                keepBeginning(from, start, left);
            } else {
                ensure(length + left);
                System.arraycopy(from, start, bytes, length, left);
                length += left;
            }
        }

        void end(Consumer<Piece> to) {
            if (overflow != Fingerprint.NONE) {
                to.accept(new Piece(line, Arrays.copyOf(bytes, length), size, overflow.hex()));
                return;
            }
            int end = length;
            while (end > 0 && isBlank(bytes[end - 1])) {
                end--;
            }
            int start = line == 1 && end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
                    && bytes[2] == (byte) 0xBF ? 3 : 0;
            if (end > start) {
                to.accept(new Piece(line, Arrays.copyOfRange(bytes, start, end), end - start, ""));
            }
        }

        private void keepBeginning(byte[] from, int start, int count) {
            int kept = Math.min(EventsFile.KEPT_BYTES, length + count);
            ensure(kept);
            if (length < kept) {
                System.arraycopy(from, start, bytes, length, kept - length);
            }
            length = kept;
        }

        private void ensure(int room) {
            if (room > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(room, bytes.length * 2));
            }
        }

        private static boolean isBlank(byte b) {
            return b == ' ' || b == '\t' || b == '\r' || b == '\n';
        }
    }
}
