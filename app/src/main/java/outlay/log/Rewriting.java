package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import outlay.vault.Sealing;

/// Writes a sealed segment once more, beside it, with some of its entries changed. Every entry keeps its position, and
/// the positions at which none can be read any more stay without one: their bytes become zeros.
///
/// The new file has a salt of its own. By that everybody who knows where entries lay in the former one learns that they
/// lie elsewhere now, and the former `.index` file, which holds digests of what was erased, fits no longer.
final class Rewriting {
    private static final SecureRandom SALTS = new SecureRandom();
    private static final int BUFFER_BYTES = 1 << 20;
    private final Disk.DiskFile file;
    private final Contents contents;
    private final long salt;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long flushed = SegmentHeader.BYTES;

    /// An entry that changed: by what it was known.
    private record Former(Fingerprint key, long position) {}

    /// A segment that is written and synced under another name.
    ///
    /// @param changed  the positions of the entries that are others now
    /// @param contents what it holds
    record Done(Part former, Part part, Path written, Contents contents, List<Long> changed, List<Former> formers) {
        /// Gives it the former one's name. The former contents go first: a crash must not leave them beside it.
        void publish(Disk disk, Path folder) throws IOException {
            disk.delete(Sidecar.pathOf(part.path()));
            disk.rename(written, part.path());
            disk.forceFolder(folder);
        }

        /// Makes the index of ids know the new entries in place of the former.
        void forget(SeenIndex seen) {
            formers.forEach(old -> seen.remove(old.key.high(), old.key.low(), old.position));
            int next = 0;
            for (int i = 0; i < contents.count() && next < changed.size(); i++) {
                if (contents.position(i) == changed.get(next)) {
                    seen.add(contents.word(i, 0), contents.word(i, 1), contents.word(i, 2), contents.word(i, 3),
                            contents.position(i));
                    next++;
                }
            }
        }
    }

    private Rewriting(Disk.DiskFile file, Contents contents, long salt) {
        this.file = file;
        this.contents = contents;
        this.salt = salt;
    }

    static Done of(Disk disk, Part former, Rewrite rule, Sealing sealing) throws IOException {
        Path written = former.path().resolveSibling(former.path().getFileName() + Sidecar.UNFINISHED);
        SegmentHeader header = new SegmentHeader(former.first(), SALTS.nextLong());
        List<Long> changed = new ArrayList<>();
        List<Former> formers = new ArrayList<>();
        Contents contents = new Contents(former.first());
        try (SegmentReader reader = former.open(disk, former.first(), sealing);
                Disk.DiskFile file = disk.open(written)) {
            file.truncate(0);
            header.write(file);
            Rewriting rewriting = new Rewriting(file, contents, header.salt());
            Fingerprint.Maker maker = new Fingerprint.Maker(sealing.comparing());
            while (reader.next() && reader.position() < former.next()) {
                if (reader.hasHole()) {
                    rewriting.zeros(reader.frameStart() - reader.holeStart());
                }
                int flags = reader.isConflict() ? Frame.CONFLICT_FLAG : 0;
                Entry entry = reader.entry();
                Entry other = rule.apply(reader.position(), entry);
                if (other != entry) {
                    changed.add(reader.position());
                    formers.add(new Former(keyOf(entry, flags, maker), reader.position()));
                }
                rewriting.put(reader, Item.of(other, 0, flags, maker, sealing));
            }
            if (reader.expected() < former.next()) {
                rewriting.zeros(reader.limit() - reader.offset());
            }
            long end = rewriting.finish();
            Part part = new Part(former.path(), header, end, former.next());
            part.mark(contents, 0);
            Done done = new Done(former, part, written, contents, List.copyOf(changed), formers);
            if (changed.isEmpty()) {
                disk.delete(written);
            }
            return done;
        } catch (IOException | RuntimeException failure) {
            disk.delete(written);
            throw failure;
        }
    }

    private static Fingerprint keyOf(Entry entry, int flags, Fingerprint.Maker maker) {
        return maker.key(entry.client().value().getBytes(StandardCharsets.US_ASCII),
                entry.id().getBytes(StandardCharsets.UTF_8), flags);
    }

    private void put(SegmentReader from, Item item) throws IOException {
        room(item.frameBytes());
        long position = from.position();
        contents.add(item.key().high(), item.key().low(), item.content().high(), item.content().low(), position,
                flushed + buffer.position());
        Frame.put(buffer, salt, position, (int) (position - from.groupFirst()), item);
    }

    private void zeros(long bytes) throws IOException {
        for (long left = bytes; left > 0;) {
            int some = (int) Math.min(left, BUFFER_BYTES);
            room(some);
            buffer.put(new byte[some]);
            left -= some;
        }
    }

    private void room(int bytes) throws IOException {
        if (bytes > buffer.remaining()) {
            flush();
        }
        if (bytes > buffer.remaining()) {
            buffer = ByteBuffer.allocate(bytes);
        }
    }

    private void flush() throws IOException {
        int bytes = buffer.flip().remaining();
        file.write(buffer, flushed);
        flushed += bytes;
        buffer.clear();
    }

    private long finish() throws IOException {
        flush();
        file.force();
        return flushed;
    }
}
