package outlay.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import outlay.vault.Sealing;

/// A log that another one writes, as its files show it. What is read may be a moment ahead of its answer, never torn.
///
/// A group whose sync has just failed can be seen until the writer has cut it off.
final class ReadOnlyLog implements Log {
    private final Disk disk;
    private final Path folder;
    private final Sealing sealing;
    private final Damages damages = new Damages();
    private final List<Part> parts = new ArrayList<>();
    private long end;

    private ReadOnlyLog(Disk disk, Path folder, Sealing sealing) {
        this.disk = disk;
        this.folder = folder;
        this.sealing = sealing;
    }

    static ReadOnlyLog open(Path folder, Disk disk, Sealing sealing) throws IOException {
        ReadOnlyLog log = new ReadOnlyLog(disk, folder, sealing);
        log.follow();
        return log;
    }

    /// Looks for what has been written since the last look.
    private synchronized void follow() throws IOException {
        List<Long> firsts = disk.list(folder).stream().filter(SegmentHeader::isName).map(SegmentHeader::firstOf)
                .sorted().toList();
        long known = parts.isEmpty() ? 0 : parts.getLast().first();
        if (parts.isEmpty() && !firsts.isEmpty() && firsts.getFirst() > 0) {
            // Every log begins with the position 0, so that what was there is gone.
            damages.add(new Damage(folder.resolve(SegmentHeader.nameOf(0)), 0, 0, 0, firsts.getFirst()));
        }
        for (int i = 0; i < firsts.size(); i++) {
            long first = firsts.get(i);
            if (first < known) {
                continue;
            }
            if (i + 1 < firsts.size()) {
                followSealed(first, firsts.get(i + 1));
            } else {
                followLast(first);
            }
        }
    }

    private void followSealed(long first, long following) throws IOException {
        Path path = folder.resolve(SegmentHeader.nameOf(first));
        try (Disk.DiskFile file = disk.openToRead(path)) {
            Optional<SegmentHeader> header = SegmentHeader.read(file, path, first).header();
            if (header.isPresent()) {
                replace(new Part(path, header.get(), file.size(), following));
            } else {
                damages.add(new Damage(path, 0, file.size(), first, following));
            }
        }
        end = Math.max(end, following);
    }

    private void followLast(long first) throws IOException {
        Path path = folder.resolve(SegmentHeader.nameOf(first));
        try (Disk.DiskFile file = disk.openToRead(path)) {
            Optional<SegmentHeader> header = SegmentHeader.read(file, path, first).header();
            if (header.isEmpty()) {
                return;
            }
            Part part = parts.isEmpty() || parts.getLast().first() != first
                    || parts.getLast().salt() != header.get().salt()
                            ? replace(new Part(path, header.get(), SegmentHeader.BYTES, first))
                            : parts.getLast();
            SegmentReader reader = new SegmentReader(file, part.salt(), part.end(), part.next(), file.size(),
                    sealing);
            while (reader.nextAdjoining()) {
                part.markAt(reader.position(), reader.frameStart());
                part.extend(reader.offset(), reader.expected());
            }
            end = Math.max(end, part.next());
        }
    }

    private Part replace(Part part) {
        if (!parts.isEmpty() && parts.getLast().first() == part.first()) {
            parts.removeLast();
        }
        parts.add(part);
        return part;
    }

    @Override
    public CompletableFuture<List<Outcome>> append(List<Entry> entries) {
        Outcome refused = new Outcome.Refused(Outcome.Reason.CLOSED, "the log was opened for reading only");
        return CompletableFuture.completedFuture(Collections.nCopies(entries.size(), refused));
    }

    @Override
    public synchronized Cursor read(long from) {
        long until = end();
        return new LogCursor(disk, List.copyOf(parts), damages, sealing, from, until);
    }

    /// As of the last look.
    synchronized List<Part> parts() {
        return List.copyOf(parts);
    }

    @Override
    public synchronized long end() {
        try {
            follow();
        } catch (IOException failure) {
            throw new UncheckedIOException("The log in " + folder + " cannot be read: " + failure.getMessage(),
                    failure);
        }
        return end;
    }

    /// The damage met so far, by every reader.
    List<Damage> damages() {
        return damages.list();
    }

    @Override
    public void close() {}
}
