package outlay.store.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import outlay.log.Log;
import outlay.store.StoreRefused;
import outlay.vault.Pseudonyms;

/// The log as sorted, compressed Parquet files, one set per kind of entry and client, for DuckDB, Spark, Trino and
/// whatever else reads them: `parquet/<kind>/client=<client>/<from>-<to>.parquet` in the data folder.
///
/// `manifest.json` says which files count; it is replaced last, so that a crash at any moment leaves the archive as it
/// was before or as it is after. All of it can be deleted: it is written again from the log. Rows of an import count
/// once
/// that import is in `imports`; the files have them from the moment that they are in the log.
public final class ParquetArchive {
    private static final int USUAL_RANGE = 200_000;
    /// In this process; other processes are held off by the lock on a file.
    private static final Object ONE_WRITER = new Object();

    private static final int MOST_TRIES = 600;
    private static final long PAUSE_NANOS = 100_000_000;
    private final Path folder;
    private final Pseudonyms pseudonyms;
    private final int entriesPerRange;

    /// @param pseudonyms for whatever names a person
    public ParquetArchive(Path dataFolder, Pseudonyms pseudonyms) {
        this(dataFolder, pseudonyms, USUAL_RANGE);
    }

    /// @param entriesPerRange how many entries of the log a set of files holds; the last set is written anew until it
    ///                        has that many, so that many small steps do not leave many small files
    ParquetArchive(Path dataFolder, Pseudonyms pseudonyms, int entriesPerRange) {
        this.folder = folder(dataFolder);
        this.pseudonyms = pseudonyms;
        this.entriesPerRange = entriesPerRange;
    }

    /// Where the archive of a data folder lies.
    static Path folder(Path dataFolder) {
        return dataFolder.resolve("parquet");
    }

    /// What the archive holds now.
    public Manifest manifest() throws IOException {
        return Manifest.read(folder).orElseGet(Manifest::empty);
    }

    /// Writes what the log has and the archive has not, and anew what is missing or damaged.
    public Manifest bringUpToDate(Log log) throws IOException {
        synchronized (ONE_WRITER) {
            try (FileChannel channel = FolderGate.channel(folder, ".writing"); FileLock lock = channel.lock()) {
                Manifest manifest = extended(log, repaired(log, usable(log)), lock);
                FolderGate.ifNobodyReads(folder, () -> removeUnlisted(manifest));
                return manifest;
            } catch (SQLException failure) {
                throw new IOException("the Parquet files in " + folder + " could not be written: "
                        + failure.getMessage(), failure);
            }
        }
    }

    /// Writes the files anew that hold entries which were rewritten in the log since; does nothing where there is no
    /// archive. Waits for those who read, because the former files have to go.
    ///
    /// @param positions of the rewritten entries
    public void rewrite(Log log, Collection<Long> positions) throws IOException {
        if (positions.isEmpty() || !Files.isDirectory(folder)) {
            return;
        }
        Manifest manifest = manifest();
        Set<Path> stale = new HashSet<>();
        for (Manifest.Range range : manifest.ranges()) {
            if (positions.stream().anyMatch(position -> position >= range.from() && position < range.to())) {
                range.files().forEach(file -> stale.add(folder.resolve(file.path())));
            }
        }
        AtomicBoolean gone = new AtomicBoolean();
        for (int tries = 0; tries < MOST_TRIES && !gone.get(); tries++) {
            FolderGate.ifNobodyReads(folder, () -> {
                for (Path file : stale) {
                    Files.deleteIfExists(file);
                }
                gone.set(true);
            });
            if (!gone.get()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        if (!gone.get()) {
            throw new IOException("the Parquet files in " + folder + " are being read; end that query and resume");
        }
        bringUpToDate(log);
    }

    private Manifest usable(Log log) throws IOException {
        Optional<Manifest> found = Manifest.read(folder);
        // An archive that is ahead of the log is not of this log.
        return found.filter(manifest -> manifest.end() <= log.end()).orElseGet(Manifest::empty);
    }

    private Manifest repaired(Log log, Manifest manifest) throws IOException, SQLException {
        List<Manifest.Range> ranges = new ArrayList<>();
        boolean changed = false;
        for (Manifest.Range range : manifest.ranges()) {
            if (isWhole(range)) {
                ranges.add(range);
            } else {
                ranges.add(write(log, range.from(), range.to(), Long.MAX_VALUE));
                changed = true;
            }
        }
        return changed ? kept(ranges) : manifest;
    }

    private boolean isWhole(Manifest.Range range) {
        return range.files()
                .stream()
                .allMatch(file -> AtomicFile.has(folder.resolve(file.path()), file.bytes(), file.sha256()));
    }

    private Manifest extended(Log log, Manifest manifest, FileLock lock) throws IOException, SQLException {
        long end = log.end();
        List<Manifest.Range> ranges = new ArrayList<>(manifest.ranges());
        long from = manifest.end();
        if (from < end && !ranges.isEmpty() && ranges.getLast().entries() < entriesPerRange) {
            from = ranges.removeLast().from();
        }
        Manifest extended = manifest;
        while (from < end) {
            if (!lock.isValid()) {
                throw new StoreRefused("the lock on " + folder + " was lost; start again.");
            }
            Manifest.Range range = write(log, from, end, entriesPerRange);
            ranges.add(range);
            from = range.to();
            extended = kept(ranges);
        }
        return extended;
    }

    private Manifest kept(List<Manifest.Range> ranges) throws IOException {
        Manifest manifest = new Manifest(Manifest.SCHEMA, List.copyOf(ranges));
        manifest.write(folder);
        return manifest;
    }

    /// Writes the files of the stretch that begins at `from` and ends at `to`, or earlier when it has `atMost` entries.
    /// Behind the last entry there may be positions that no entry has; they are part of the stretch that reaches `to`.
    private Manifest.Range write(Log log, long from, long to, long atMost) throws IOException, SQLException {
        try (DuckDb duck = DuckDb.open(folder, false)) {
            long entries = 0;
            long next = to;
            try (ParquetRows rows = new ParquetRows(duck, pseudonyms); Log.Cursor cursor = log.read(from)) {
                while (cursor.next() && cursor.position() < to) {
                    if (entries == atMost) {
                        next = cursor.position();
                        break;
                    }
                    rows.add(cursor.position(), cursor.entry());
                    entries++;
                }
                rows.finish(duck);
            }
            List<Manifest.DataFile> files = new ArrayList<>();
            for (ParquetTable table : ParquetTable.values()) {
                files.addAll(write(duck, table, from, next));
            }
            return new Manifest.Range(from, next, entries, List.copyOf(files));
        }
    }

    private List<Manifest.DataFile> write(DuckDb duck, ParquetTable table, long from, long to)
            throws IOException, SQLException {
        List<Manifest.DataFile> files = new ArrayList<>();
        List<Object[]> clients = duck.rows("SELECT client, count(*), min(log_position), max(log_position) FROM "
                + table.title() + " GROUP BY client ORDER BY client");
        for (Object[] row : clients) {
            String client = String.valueOf(row[0]);
            String path = table.title() + "/client=" + client + "/" + from + "-" + to + ".parquet";
            Path file = folder.resolve(path);
            Path unfinished = AtomicFile.unfinished(file);
            Files.createDirectories(folder.resolve(table.title()).resolve("client=" + client));
            duck.execute("COPY (" + table.select(client) + ") TO "
                    + DuckDb.quoted(unfinished.toAbsolutePath().toString()) + " (FORMAT parquet, COMPRESSION zstd)");
            String sha256 = AtomicFile.sha256(unfinished);
            AtomicFile.finish(unfinished, file);
            files.add(new Manifest.DataFile(table.title(), client, path, (Long) row[1], (Long) row[2], (Long) row[3],
                    Files.size(file), sha256));
        }
        return files;
    }

    /// Removes what interrupted runs and queries left behind and what larger files have replaced.
    private void removeUnlisted(Manifest manifest) throws IOException {
        Set<Path> listed = new HashSet<>();
        manifest.files().forEach(file -> listed.add(folder.resolve(file.path())));
        for (ParquetTable table : ParquetTable.values()) {
            removeBelow(folder.resolve(table.title()), listed);
        }
        removeBelow(folder.resolve(DuckDb.SPILL), Set.of());
    }

    private static void removeBelow(Path parent, Set<Path> listed) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> files = Files.walk(parent)) {
            found = files.filter(Files::isRegularFile).filter(file -> !listed.contains(file)).toList();
        }
        for (Path file : found) {
            Files.delete(file);
        }
    }
}
