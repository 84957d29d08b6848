package outlay.log;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.vault.Sealing;

/// What opening a log for writing finds and mends: the segments, what they hold, where the log goes on.
///
/// @param parts        every segment, in order
/// @param tailContents what the last segment holds, if the log goes on in it
/// @param goesOn       whether the last segment is written on; not after damage in it, which stays as it is to be
///                        looked at
record Recovery(List<Part> parts, Contents tailContents, long next, boolean goesOn) {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    static Recovery of(Disk disk, Path folder, SeenIndex seen, Damages damages, Housekeeping housekeeping,
            Sealing sealing) throws IOException {
        List<String> names = disk.list(folder);
        for (String name : names) {
            if (name.endsWith(Sidecar.UNFINISHED)) {
                disk.delete(folder.resolve(name));
            }
        }
        Optional<ClosedMark> mark = names.contains(ClosedMark.NAME)
                ? ClosedMark.read(disk, folder)
                : Optional.empty();
        List<String> segments = names.stream().filter(SegmentHeader::isName).sorted().toList();
        Pass pass = new Pass(disk, folder, seen, damages, housekeeping, names, new ArrayList<>(), sealing);
        for (int i = 0; i + 1 < segments.size(); i++) {
            pass.sealed(segments.get(i), SegmentHeader.firstOf(segments.get(i + 1)));
        }
        Recovery recovered = segments.isEmpty()
                ? new Recovery(List.of(), new Contents(0), mark.map(ClosedMark::next).orElse(0L), false)
                : pass.tail(segments.getLast(), mark);
        if (names.contains(ClosedMark.NAME)) {
            disk.delete(folder.resolve(ClosedMark.NAME));
            disk.forceFolder(folder);
        }
        return recovered;
    }

    private record Pass(Disk disk, Path folder, SeenIndex seen, Damages damages, Housekeeping housekeeping,
            List<String> names, List<Part> parts, Sealing sealing) {
        void sealed(String name, long following) throws IOException {
            long first = SegmentHeader.firstOf(name);
            Path path = folder.resolve(name);
            try (Disk.DiskFile file = disk.openToRead(path)) {
                Optional<SegmentHeader> header = header(file, path, first, following);
                if (header.isEmpty()) {
                    return;
                }
                long salt = header.get().salt();
                Optional<Sidecar> sidecar = sidecar(path, first, salt);
                if (sidecar.isPresent() && sidecar.get().next() == following
                        && sidecar.get().end() <= file.size()) {
                    add(path, header.get(), sidecar.get().end(), following, sidecar.get().contents());
                    return;
                }
                SegmentScan scan = scan(file, path, header.get(), OptionalLong.of(following), file.size(), true);
                Part part = add(path, header.get(), endOf(scan), following, scan.contents());
                if (scan.gaps().isEmpty()) {
                    housekeeping.writeSidecar(part, scan.contents());
                }
            }
        }

        /// A segment with damage at its end is read up to the end of the damage, so that readers meet and report it.
        private static long endOf(SegmentScan scan) {
            return scan.gaps().isEmpty() ? scan.end() : Math.max(scan.end(), scan.gaps().getLast().to());
        }

        Recovery tail(String name, Optional<ClosedMark> mark) throws IOException {
            long first = SegmentHeader.firstOf(name);
            Path path = folder.resolve(name);
            OptionalLong synced = mark.isPresent() && mark.get().next() >= first
                    ? OptionalLong.of(mark.get().next())
                    : OptionalLong.empty();
            try (Disk.DiskFile file = disk.open(path)) {
                // What a killed process wrote may be in memory only; it counts from now on, so it must be on disk.
                file.force();
                long next = synced.orElse(first + Math.max(1, file.size() / Frame.HEAD_BYTES));
                Optional<SegmentHeader> header = header(file, path, first, next);
                if (header.isEmpty()) {
                    return new Recovery(List.copyOf(parts), new Contents(next), next, false);
                }
                long bytes = synced.isPresent() ? Math.min(mark.orElseThrow().end(), file.size()) : file.size();
                SegmentScan scan = scan(file, path, header.get(), synced, Math.max(bytes, SegmentHeader.BYTES), false);
                boolean sound = scan.gaps().isEmpty();
                add(path, header.get(), endOf(scan), scan.next(), scan.contents());
                if (sound) {
                    clear(file, path, scan.end());
                }
                return new Recovery(List.copyOf(parts), scan.contents(), scan.next(), sound);
            }
        }

        private Part add(Path path, SegmentHeader header, long end, long next, Contents contents) {
            for (int i = 0; i < contents.count(); i++) {
                seen.add(contents.word(i, 0), contents.word(i, 1), contents.word(i, 2), contents.word(i, 3),
                        contents.position(i));
            }
            Part part = new Part(path, header, end, next);
            part.mark(contents, 0);
            parts.add(part);
            return part;
        }

        private Optional<SegmentHeader> header(Disk.DiskFile file, Path path, long first, long next)
                throws IOException {
            SegmentHeader.Found found = SegmentHeader.read(file, path, first);
            int half = SegmentHeader.BYTES / 2;
            if (found.header().isEmpty()) {
                damages.add(new Damage(path, 0, Math.max(file.size(), SegmentHeader.BYTES), first, next));
            } else if (!found.copyOneSound() || !found.copyTwoSound()) {
                int from = found.copyOneSound() ? half : 0;
                damages.add(new Damage(path, from, from + half, first, first));
            }
            return found.header();
        }

        private SegmentScan scan(Disk.DiskFile file, Path path, SegmentHeader header, OptionalLong synced, long bytes,
                boolean sealed) throws IOException {
            SegmentReader reader = new SegmentReader(file, header.salt(), SegmentHeader.BYTES, header.first(),
                    file.size(), sealing);
            SegmentScan scan = SegmentScan.of(reader, header.first(), bytes, synced, sealed,
                    new Fingerprint.Maker(sealing.comparing()));
            for (SegmentScan.Gap gap : scan.gaps()) {
                damages.add(new Damage(path, gap.at(), gap.to(), gap.missed(), gap.next()));
            }
            return scan;
        }

        private Optional<Sidecar> sidecar(Path path, long first, long salt) throws IOException {
            if (!names.contains(String.valueOf(Sidecar.pathOf(path).getFileName()))) {
                return Optional.empty();
            }
            try {
                return Sidecar.read(disk, path, first, salt, Fingerprint.Maker.nameOf(sealing.comparing()));
            } catch (NoSuchFileException | FileNotFoundException gone) {
                LOG.debug("{} has gone", path, gone);
                return Optional.empty();
            }
        }

        /// Makes zeros of what a torn group left behind the end, so that none of it is ever taken for an entry.
        private static void clear(Disk.DiskFile file, Path path, long end) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(256 << 10);
            ByteBuffer zeros = ByteBuffer.allocate(256 << 10);
            long cleared = 0;
            for (long at = end; at < file.size(); at += bytes.limit()) {
                bytes.clear().limit((int) Math.min(bytes.capacity(), file.size() - at));
                file.read(bytes, at);
                bytes.flip();
                if (bytes.mismatch(zeros.clear().limit(bytes.limit())) >= 0) {
                    file.write(zeros, at);
                    cleared += bytes.limit();
                }
            }
            if (cleared > 0) {
                file.force();
                LOG.info("{} ended in a torn group; it was cut back to its last whole entry at byte {}", path, end);
            }
        }
    }
}
