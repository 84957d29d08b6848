package outlay.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outlay.vault.Sealing;

/// What reading a whole log found, without opening it for writing: also beside a process that writes.
///
/// @param entries  that can be read; every one of them agrees with its checksum
/// @param latest   when the latest of them was received; the beginning of time where there is none
/// @param damages  stretches that are not what was written
/// @param missing  positions that the log had when it was closed and that its end no longer reaches
public record LogCheck(long end, long entries, Instant latest, List<Damage> damages, long missing) {
    public static LogCheck of(Path folder, Sealing sealing) throws IOException {
        Disk disk = new RealDisk();
        try (ReadOnlyLog log = ReadOnlyLog.open(folder, disk, sealing)) {
            long entries = 0;
            Instant latest = Instant.EPOCH;
            try (Log.Cursor cursor = log.read(0)) {
                while (cursor.next()) {
                    entries++;
                    Instant received = cursor.entry().receivedAt();
                    latest = received.isAfter(latest) ? received : latest;
                }
            }
            Optional<ClosedMark> closed = disk.list(folder).contains(ClosedMark.NAME)
                    ? ClosedMark.read(disk, folder)
                    : Optional.empty();
            long missing = closed.map(mark -> Math.max(0, mark.next() - log.end())).orElse(0L);
            return new LogCheck(log.end(), entries, latest, log.damages(), missing);
        }
    }
}
