package outlay.backup;

import java.time.Instant;
import java.util.List;
import outlay.store.KeptTable;

/// What a backup holds, written behind everything else: a backup without it is none.
///
/// @param format   of the backup
/// @param position of the log: everything before it is in the backup
/// @param log      SHA-256 of the log's entries before that position
/// @param books    SHA-256 of every client's books at that position
/// @param database whether the database is in it
/// @param tables   what the database holds, table by table
/// @param key      whether the installation key is in it
/// @param parts    the files
public record Manifest(int format, Instant at, long position, String log, String books, boolean database,
        List<KeptTable> tables, boolean key, List<Part> parts) {
    static final int FORMAT = 1;

    /// A file in the data folder.
    public record Part(String name, long bytes, String sha256) {}

    /// Of the database.
    public long rows() {
        return tables.stream().mapToLong(KeptTable::rows).sum();
    }

    /// Of all files.
    public long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }
}
