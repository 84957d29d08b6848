package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of a log that is open for writing: the sealed ones, and the one at the end.
///
/// Only the writer's thread calls what changes something; `parts` may be asked by anyone.
final class Segments {
    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
    private static final SecureRandom SALTS = new SecureRandom();
    private static final int FIRST_SPARE_MILLIS = 1_000;
    /// Filling a segment ahead saves half of each sync and costs as much as writing the segment once more. From this
    /// size of a group on it costs more than it saves.
    private static final int LARGE_GROUP_BYTES = 256 << 10;
    private final Disk disk;
    private final Path folder;
    private final LogSettings settings;
    private final Housekeeping housekeeping;
    private volatile List<Part> parts;
    private long next;

    private Disk.@Nullable DiskFile file;
    private @Nullable Part part;
    private Contents contents;
    private long offset;
    /// Written to the segment at the end since it was opened.
    private long groups;
    private long groupBytes;

    /// @param recovered every segment that is there, the last one perhaps to be written on
    Segments(Disk disk, Path folder, LogSettings settings, Housekeeping housekeeping, Recovery recovered)
            throws IOException {
        this.disk = disk;
        this.folder = folder;
        this.settings = settings;
        this.housekeeping = housekeeping;
        this.parts = List.copyOf(recovered.parts());
        this.next = recovered.next();
        this.contents = recovered.tailContents();
        if (recovered.goesOn()) {
            Part tail = parts.getLast();
            this.part = tail;
            this.file = disk.open(tail.path());
            this.offset = tail.end();
        }
    }

    List<Part> parts() {
        return parts;
    }

    /// The position of the next entry.
    long next() {
        return next;
    }

    /// What the segment at the end holds, of which the writer adds and cuts.
    Contents contents() {
        return contents;
    }

    /// The byte where the next group will begin.
    long offset() {
        return offset;
    }

    /// Makes sure that there is a segment with room for `bytes` more; one at least as large as any entry.
    void makeRoom(long bytes) throws IOException {
        if (part != null && offset + bytes > settings.segmentBytes()) {
            seal();
        }
        if (part == null) {
            begin();
        }
    }

    boolean hasRoom(long bytes) {
        return part != null && offset + bytes <= settings.segmentBytes();
    }

    long salt() {
        return open(part).salt();
    }

    /// Writes a group and returns when it is on disk.
    void write(ByteBuffer group) throws IOException {
        Disk.DiskFile to = open(file);
        to.write(group, offset);
        to.force();
        groups++;
        groupBytes += group.limit();
    }

    /// Lets readers see the group that was written last.
    void commit(int bytes, long toNext, int contentsBefore) {
        Part at = open(part);
        offset += bytes;
        next = toNext;
        at.mark(contents, contentsBefore);
        at.extend(offset, next);
    }

    /// Ends the segment whose write or sync has failed at the last entry that was synced before.
    ///
    /// Nobody knows what of the failed group has reached the disk. It is cut off, and a later segment that begins
    /// with the same position voids it for good; only where neither can be done may it be there after a restart.
    void abandon() {
        seal();
        try {
            begin();
        } catch (IOException again) {
            LOG.warn("The log cannot begin a new segment in {} either: {}", folder, again.toString());
        }
    }

    /// Ends the segment, if it holds anything, and begins the next one.
    void rotate() throws IOException {
        if (part != null && !part.isEmpty()) {
            seal();
        }
        if (part == null && !parts.isEmpty()) {
            begin();
        }
    }

    /// Puts a rewritten segment in the place of a sealed one, in one step on disk and for readers. Those that hold the
    /// former one open read it to its end; such as open it later find another salt in its head.
    void replace(Rewriting.Done done) throws IOException {
        List<Part> all = new ArrayList<>(parts);
        int at = all.indexOf(done.former());
        if (at < 0 || at == all.size() - 1) {
            throw new IllegalStateException(done.former().path() + " is no sealed segment of this log");
        }
        done.publish(disk, folder);
        all.set(at, done.part());
        parts = List.copyOf(all);
        housekeeping.writeSidecar(done.part(), done.contents());
    }

    private void seal() {
        Part sealed = part;
        Disk.DiskFile sealedFile = file;
        if (sealed == null || sealedFile == null) {
            return;
        }
        part = null;
        file = null;
        Contents held = contents;
        contents = new Contents(next);
        try (sealedFile) {
            sealedFile.truncate(sealed.end());
        } catch (IOException failure) {
            LOG.warn("The rest of {} cannot be cut off: {}", sealed.path(), failure.toString());
        }
        if (sealed.isEmpty()) {
            parts = List.copyOf(parts.subList(0, parts.size() - 1));
        } else {
            housekeeping.writeSidecar(sealed, held);
        }
    }

    private void begin() throws IOException {
        SegmentHeader header = new SegmentHeader(next, SALTS.nextLong());
        Path path = folder.resolve(SegmentHeader.nameOf(next));
        if (parts.isEmpty()) {
            // A quiet log stays in its first segment for weeks, and each sync there is cheaper if it has been filled.
            housekeeping.awaitSpare(FIRST_SPARE_MILLIS);
        }
        Optional<Path> spare = housekeeping.takeSpare();
        boolean fillNext = groupBytes <= groups * LARGE_GROUP_BYTES;
        Path made = spare.orElse(folder.resolve(Housekeeping.UNFINISHED));
        Disk.DiskFile opened = disk.open(made);
        try {
            if (spare.isEmpty()) {
                opened.truncate(0);
            }
            header.write(opened);
            opened.force();
            disk.rename(made, path);
            disk.forceFolder(folder);
        } catch (IOException failure) {
            opened.close();
            throw failure;
        } finally {
            housekeeping.spareTaken();
            if (fillNext) {
                housekeeping.prepareSpare();
            }
        }
        Part begun = new Part(path, header, SegmentHeader.BYTES, next);
        List<Part> more = new ArrayList<>(parts);
        more.add(begun);
        contents = new Contents(next);
        offset = SegmentHeader.BYTES;
        groups = 0;
        groupBytes = 0;
        file = opened;
        part = begun;
        parts = List.copyOf(more);
    }

    /// All but the last: only a later segment keeps one from being written on, now or after a restart.
    List<Segment> sealed() {
        List<Part> all = parts;
        return all.subList(0, Math.max(0, all.size() - 1)).stream().map(Part::segment).toList();
    }

    /// After an orderly end, leaves a mark that says where the log ends, so that damage to its very end can be told
    /// from a crash.
    void close(boolean orderly) throws IOException {
        Disk.DiskFile open = file;
        if (open != null) {
            open.close();
        }
        if (!orderly) {
            return;
        }
        new ClosedMark(parts.isEmpty() ? 0 : parts.getLast().end(), next).write(disk, folder);
    }

    private static <T> T open(@Nullable T it) {
        if (it == null) {
            throw new IllegalStateException("the log has no open segment here");
        }
        return it;
    }
}
