package outlay.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import outlay.vault.Sealing;

/// One segment as a running log knows it: how far it may be read, and roughly where each position lies.
final class Part {
    /// Whoever wants one entry passes over half as many on the way to it.
    private static final int ENTRIES_PER_MARK = 32;
    private final Path path;
    private final SegmentHeader header;
    private volatile long end;
    private volatile long next;

    /// Every 32nd entry's position, counted from the segment's first, and offset, in turn. No segment has 2 GiB.
    private int[] marks = new int[32];
    private int marked;

    Part(Path path, SegmentHeader header, long end, long next) {
        this.path = path;
        this.header = header;
        this.end = end;
        this.next = next;
    }

    Path path() {
        return path;
    }

    long first() {
        return header.first();
    }

    long salt() {
        return header.salt();
    }

    /// The byte behind the last entry that is known to be synced.
    long end() {
        return end;
    }

    /// The position behind that entry.
    long next() {
        return next;
    }

    boolean isEmpty() {
        return next == first();
    }

    /// Lets readers see what has been synced; the order matters to them, who look at `next` before `end`.
    void extend(long toEnd, long toNext) {
        end = toEnd;
        next = toNext;
    }

    synchronized void mark(Contents contents, int from) {
        for (int i = from + Math.floorMod(-from, ENTRIES_PER_MARK); i < contents.count(); i += ENTRIES_PER_MARK) {
            add(contents.position(i), contents.offset(i));
        }
    }

    /// Marks an entry if it is one of those that are marked.
    synchronized void markAt(long position, long offset) {
        if ((position - first()) % ENTRIES_PER_MARK == 0) {
            add(position, offset);
        }
    }

    private void add(long position, long offset) {
        if (marked == marks.length) {
            marks = Arrays.copyOf(marks, marked * 2);
        }
        marks[marked++] = Math.toIntExact(position - first());
        marks[marked++] = Math.toIntExact(offset);
    }

    /// A reader's start from which everything at `position` and later will be met.
    synchronized Start startFor(long position) {
        int low = 0;
        int high = marked / 2;
        while (low < high) {
            int middle = low + high >>> 1;
            if (first() + marks[2 * middle] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0
                ? new Start(SegmentHeader.BYTES, first())
                : new Start(marks[2 * low - 1], first() + marks[2 * low - 2]);
    }

    record Start(long offset, long position) {}

    /// Reads from `position` on, or from a little before it. A segment whose entries were rewritten since this was made
    /// has another salt, and its entries lie elsewhere.
    SegmentReader open(Disk disk, long position, Sealing sealing) throws IOException {
        Disk.DiskFile file = disk.openToRead(path);
        try {
            Optional<SegmentHeader> found = SegmentHeader.read(file, path, first()).header();
            if (found.isPresent() && found.get().salt() != salt()) {
                return new SegmentReader(file, found.get().salt(), SegmentHeader.BYTES, first(), file.size(),
                        sealing);
            }
            Start start = startFor(position);
            return new SegmentReader(file, salt(), start.offset(), start.position(), end, sealing);
        } catch (IOException failure) {
            file.close();
            throw failure;
        }
    }

    Segment segment() {
        return new Segment(path, first(), next, end);
    }
}
