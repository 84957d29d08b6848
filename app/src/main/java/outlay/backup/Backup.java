package outlay.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import outlay.log.Log;
import outlay.log.LogCopy;
import outlay.store.KeptTable;
import outlay.store.KeptUpgrade;
import outlay.store.StoreCopy;
import outlay.vault.FileKey;
import outlay.vault.KeysCopy;
import outlay.vault.Vault;

/// Copies a data folder while a server works in it.
///
/// The order makes the copy consistent at a position of the log: what may only lag behind the log is copied before it
/// (clicks on their way into it, the database, how far erasures have been through it), and what may only be ahead of it
/// after it (erasures, keys). The copy is then what the folder would be after a crash at that moment, with the store a
/// little behind, which the next start catches up.
///
/// @param vault    of the data folder
/// @param url      of PostgreSQL, where that is the database
/// @param parts    which of what can be left out goes in
public record Backup(Path data, Vault vault, Optional<String> url, Parts parts, Clock clock) {
    public static final String INSTALLATION_KEY = "secret.key";
    static final String LOG = "log/";
    public static final String STORE = "state.db";
    /// They say how far something has come, or shrink as the log grows.
    private static final List<String> FIRST = List.of("clicks-waiting.jsonl", "log/erased", "audit/head");
    /// What can be built again, belongs to the running process, or is copied in its own way.
    private static final Set<String> LEFT_OUT = Set.of("live", "parquet", "uploads", "demo", "log", "server.json",
            "vault.lock", "audit/lock", "state.db", "state.db-wal", "state.db-shm", KeysCopy.BOOK, INSTALLATION_KEY);
    /// What is on its way to something else, and what is kept of before an upgrade.
    private static final List<String> PASSING = List.of(KeptUpgrade.FOLDER, "audit/begun/", ".unfinished", ".new",
            ".next", ".tmp");
    private static final int TIMES = 3;

    /// @param database whether to copy the database
    /// @param key      whether to put the installation key in, without which nothing that is sealed can be read
    public record Parts(boolean database, boolean key) {}

    /// What the books of all clients are at a position of a log.
    @FunctionalInterface
    public interface BooksDigest {
        String of(Log log, long position);
    }

    /// Returns when the backup is on disk as a whole.
    ///
    /// @param target must not be there yet
    /// @throws BackupRefused with the reason; then there is no file
    public Manifest to(Path target, FileKey key, BooksDigest books, Watch watch) throws IOException {
        if (Files.exists(target)) {
            throw new BackupRefused(target + " is there already; name another file");
        }
        for (int time = 1;; time++) {
            try (BackupFile file = BackupFile.begin(target, key, watch);
                    StorePlace place = StorePlace.begin(data)) {
                Optional<Manifest> done = copied(file, place, books);
                if (done.isPresent()) {
                    file.finish(done.get());
                    return done.get();
                }
            }
            if (time == TIMES) {
                throw new BackupRefused(
                        "the log was rewritten each time while it was copied, as erasures and retention "
                                + "do; try again when they have ended");
            }
        }
    }

    /// Nothing where the log was rewritten meanwhile.
    private Optional<Manifest> copied(BackupFile file, StorePlace place, BooksDigest books) throws IOException {
        for (String name : FIRST) {
            addIfThere(file, name);
        }
        Path store = place.store();
        boolean stored = parts.database() && StoreCopy.write(data, url, store);
        List<KeptTable> tables = stored ? StoreCopy.tables(store) : List.of();
        if (stored) {
            try (InputStream content = Files.newInputStream(store)) {
                file.add(STORE, Files.size(store), content);
            }
        }
        try (LogCopy log = LogCopy.of(data.resolve("log"), vault)) {
            log.to((name, bytes, content) -> file.add(LOG + name, bytes, content));
            String entries = log.digest();
            String booked = books.of(log.log(), log.end());
            if (!log.still()) {
                return Optional.empty();
            }
            for (String name : others()) {
                addIfThere(file, name);
            }
            KeysCopy keys = vault.copy();
            file.add(KeysCopy.BOOK, keys.book());
            if (parts.key()) {
                file.add(INSTALLATION_KEY, keys.installation());
            }
            return Optional.of(new Manifest(Manifest.FORMAT, clock.instant(), log.end(), entries, booked, stored,
                    tables, parts.key(), file.parts()));
        }
    }

    private void addIfThere(BackupFile file, String name) throws IOException {
        try {
            file.add(name, Files.readAllBytes(data.resolve(name)));
        } catch (NoSuchFileException none) {
            // It is made when it is needed, or its work has just ended.
        }
    }

    /// Everything else, whatever it is: a file that is new in a later version is not forgotten.
    private List<String> others() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).map(file -> data.relativize(file).toString())
                    .filter(name -> !FIRST.contains(name) && !leftOut(name)).sorted(Comparator.naturalOrder()).toList();
        }
    }

    private static boolean leftOut(String name) {
        int folder = name.indexOf('/');
        return LEFT_OUT.contains(name) || folder > 0 && LEFT_OUT.contains(name.substring(0, folder))
                || PASSING.stream().anyMatch(name::contains);
    }
}
