package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import outlay.vault.Sealing;

/// Walks over the whole entries of one segment, and steps over what is damaged. The first read is small, because many
/// want a single entry; whoever goes on reads larger and larger pieces.
///
/// Behind damage it looks for the next place where a checked entry with a plausible position lies; anything else would
/// let one flipped bit in a length hide the rest of the segment.
final class SegmentReader implements AutoCloseable {
    private static final int FIRST_WINDOW_BYTES = 16 << 10;
    private static final int LARGEST_WINDOW_BYTES = 256 << 10;
    private static final int GROWTH = 2;
    private final Disk.DiskFile file;
    private final long salt;
    private final long limit;
    private final Sealing sealing;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private int windowBytes = FIRST_WINDOW_BYTES;
    private long windowStart;
    private long offset;
    private long expected;

    private int at;
    private int length;
    private long position;
    private long holeStart = -1;
    private long frameStart;
    private long missedFrom;
    private long searchStart;

    /// @param expected the position of the entry at `offset`
    /// @param limit    nothing from this byte on is looked at
    SegmentReader(Disk.DiskFile file, long salt, long offset, long expected, long limit, Sealing sealing) {
        this.file = file;
        this.salt = salt;
        this.limit = limit;
        this.sealing = sealing;
        this.offset = offset;
        this.expected = expected;
    }

    /// Moves to the next whole entry. When there is none, `offset` and `expected` stay behind the last one.
    boolean next() throws IOException {
        long start = offset;
        holeStart = -1;
        missedFrom = expected;
        searchStart = start;
        for (long place = start; place + Frame.HEAD_BYTES <= limit; place += Frame.ALIGNMENT_BYTES) {
            if (isEntry(place, place > start)) {
                holeStart = place > start ? start : -1;
                frameStart = place;
                offset = place + length;
                expected = position + 1;
                return true;
            }
        }
        return false;
    }

    /// Like `next`, but never looks behind something that is not an entry: for the end of a segment that grows.
    boolean nextAdjoining() throws IOException {
        holeStart = -1;
        if (offset + Frame.HEAD_BYTES > limit || !isEntry(offset, false)) {
            return false;
        }
        frameStart = offset;
        offset += length;
        expected = position + 1;
        return true;
    }

    private boolean isEntry(long place, boolean behindDamage) throws IOException {
        if (have(place, Frame.HEAD_BYTES) < Frame.HEAD_BYTES) {
            return false;
        }
        at = (int) (place - windowStart);
        length = Frame.length(window, at);
        if (!Frame.hasSoundLength(length) || length > limit - place) {
            return false;
        }
        position = Frame.position(window, at);
        boolean plausible = behindDamage
                ? position >= expected && position - expected <= (place - offset) / Frame.HEAD_BYTES
                : position == expected;
        if (!plausible || have(place, length) < length) {
            return false;
        }
        at = (int) (place - windowStart);
        return Frame.isWhole(window, at, length, salt);
    }

    /// Brings `bytes` from `place` on into the window, and says how many of them there are.
    private int have(long place, int bytes) throws IOException {
        if (place < windowStart || place + bytes > windowStart + window.limit()) {
            int wanted = (int) Math.min(Math.max(windowBytes, bytes), limit - place);
            windowBytes = Math.min(LARGEST_WINDOW_BYTES, windowBytes * GROWTH);
            if (wanted > window.capacity()) {
                window = ByteBuffer.allocate(wanted);
            }
            window.clear().limit(wanted);
            file.read(window, place);
            window.flip();
            windowStart = place;
        }
        return (int) Math.min(bytes, windowStart + window.limit() - place);
    }

    long limit() {
        return limit;
    }

    /// The place behind the last whole entry.
    long offset() {
        return offset;
    }

    /// The position behind the last whole entry.
    long expected() {
        return expected;
    }

    long position() {
        return position;
    }

    long frameStart() {
        return frameStart;
    }

    /// The first position of the group in which the entry was written; all before it had been synced by then.
    long groupFirst() {
        return position - Frame.groupIndex(window, at);
    }

    boolean isConflict() {
        return Frame.isConflict(window, at);
    }

    Entry entry() {
        return Frame.entry(window, at, sealing);
    }

    Log.Head head() {
        return Frame.head(window, at);
    }

    /// Whether something was stepped over before this entry: from `holeStart` to `frameStart`, from `missedFrom` on.
    boolean hasHole() {
        return holeStart >= 0;
    }

    long holeStart() {
        return holeStart;
    }

    long missedFrom() {
        return missedFrom;
    }

    /// Where the last call of `next` began to look.
    long searchStart() {
        return searchStart;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
