package outlay.command.attribute;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The rows of a table of separated values (RFC 4180) as places in a buffer of bytes, one row after the other.
///
/// Cells may be quoted, and hold separators, line breaks and doubled quotes then; lines end with LF, CRLF or CR; empty
/// lines are passed over. One row is in memory as a whole and nothing else of the file is.
final class Rows implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int LONGEST = 1 << 30;

    private final InputStream in;
    private final byte separator;
    private byte[] bytes = new byte[BUFFER];
    private int next;
    private int end;
    private boolean ended;
    /// Where in the file the buffer begins.
    private long base;
    private int rowStart;
    private int cells;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean doubled;

    /// @param at where in the file the stream begins
    Rows(InputStream in, long at, byte separator) {
        this.in = in;
        base = at;
        this.separator = separator;
    }

    /// Goes to the next row; false where there is none.
    boolean next() throws IOException {
        do {
            rowStart = next;
            if (next == end && !more()) {
                return false;
            }
            // A row that the buffer does not hold to its end is read again once it does.
            while (!whole(rowStart)) {
                boolean all = ended;
                more();
                if (all) {
                    throw new BadRow(rowAt(), "has a quote that is never closed; close it, or leave it out.");
                }
            }
        } while (cells == 1 && ends[0] == starts[0]);
        if (doubled) {
            undouble();
        }
        return true;
    }

    int cells() {
        return cells;
    }

    /// Where all cells of the row are; good until the next row.
    byte[] bytes() {
        return bytes;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    /// A cell as text without blanks around it.
    String text(int cell) {
        return text(starts[cell], ends[cell]);
    }

    String text(int start, int end) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start)).toString()
                    .strip();
        } catch (CharacterCodingException wrong) {
            BadRow bad = new BadRow(rowAt(), "is not UTF-8 text: \""
                    + new String(bytes, start, Math.min(end - start, 60), StandardCharsets.UTF_8)
                    + "\"; save the file as UTF-8.");
            bad.initCause(wrong);
            throw bad;
        }
    }

    /// Where in the file the row begins.
    long rowAt() {
        return base + rowStart;
    }

    /// Where in the file the next one begins.
    long position() {
        return base + next;
    }

    /// Passes over everything up to the next line break and over that.
    void skipLine() throws IOException {
        rowStart = next;
        while (next < end || more()) {
            byte b = bytes[next++];
            rowStart = next;
            if (b == '\n' || b == '\r') {
                afterBreak(b);
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// Finds the cells of the row that begins at `first`; false where the buffer ends before the row does.
    private boolean whole(int first) {
        next = first;
        cells = 0;
        doubled = false;
        while (true) {
            if (cells == starts.length) {
                starts = Arrays.copyOf(starts, 2 * cells);
                ends = Arrays.copyOf(ends, 2 * cells);
            }
            if (next < end && bytes[next] == '"') {
                if (!quoted()) {
                    return false;
                }
            } else {
                plain();
            }
            cells++;
            if (next == end) {
                return ended;
            }
            byte b = bytes[next++];
            if (b != separator) {
                return b == '\n' || next < end || ended ? afterBreak(b) : false;
            }
        }
    }

    private void plain() {
        byte[] all = bytes;
        int limit = end;
        int at = next;
        while (at < limit) {
            byte b = all[at];
            if (b == separator || b == '\n' || b == '\r') {
                break;
            }
            at++;
        }
        starts[cells] = next;
        ends[cells] = at;
        next = at;
    }

    /// False where the buffer ends before the quote is closed, or may go on behind it.
    private boolean quoted() {
        int at = next + 1;
        starts[cells] = at;
        while (true) {
            while (at < end && bytes[at] != '"') {
                at++;
            }
            if (at + 1 >= end && !(ended && at + 1 == end)) {
                return false;
            }
            if (at + 1 < end && bytes[at + 1] == '"') {
                doubled = true;
                at += 2;
                continue;
            }
            ends[cells] = at;
            next = at + 1;
            while (next < end && bytes[next] == ' ') {
                next++;
            }
            if (next < end && bytes[next] != separator && bytes[next] != '\n' && bytes[next] != '\r') {
                throw new BadRow(rowAt(), "has text behind a closing quote; double the quotes inside of a cell.");
            }
            return next < end || ended;
        }
    }

    /// Passes over the second half of a CRLF. Always true.
    private boolean afterBreak(byte first) {
        if (first == '\r' && next < end && bytes[next] == '\n') {
            next++;
        }
        return true;
    }

    private void undouble() {
        for (int cell = 0; cell < cells; cell++) {
            int to = starts[cell];
            boolean quoted = to > rowStart && bytes[to - 1] == '"';
            for (int from = starts[cell]; quoted && from < ends[cell]; from++) {
                bytes[to++] = bytes[from];
                from += bytes[from] == '"' ? 1 : 0;
            }
            ends[cell] = quoted ? to : ends[cell];
        }
    }

    /// Reads on, and keeps what begins at `rowStart`; false where the file has ended.
    private boolean more() throws IOException {
        if (ended) {
            return false;
        }
        int kept = end - rowStart;
        if (kept > bytes.length / 2) {
            if (bytes.length >= LONGEST) {
                throw new BadRow(rowAt(), "has a row of more than " + LONGEST + " bytes; is a quote not closed?");
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        System.arraycopy(bytes, rowStart, bytes, 0, kept);
        base += rowStart;
        next -= rowStart;
        rowStart = 0;
        end = kept;
        int read = in.read(bytes, end, bytes.length - end);
        ended = read < 0;
        end += Math.max(0, read);
        return !ended;
    }
}
