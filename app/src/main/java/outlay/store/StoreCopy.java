package outlay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The database of a data folder as it is at a moment, in a file of its own, while others read and write it.
public final class StoreCopy {
    private static final int BUSY_MILLIS = 10_000;

    private StoreCopy() {}

    /// @param into must not be there yet
    /// @return false where there is no database yet
    /// @throws StoreRefused where the database is PostgreSQL, which has its own ways
    public static boolean write(Path dataFolder, Optional<String> url, Path into) {
        if (url.isPresent()) {
            throw new StoreRefused("the database is PostgreSQL (" + Postgres.RUNTIME_VARIABLE + "), which a backup of "
                    + "the data folder does not hold: dump it first with pg_dump, then back up with "
                    + "--without-database; a database that is older than the log catches up by itself");
        }
        Path file = dataFolder.resolve("state.db");
        if (!Files.exists(file)) {
            return false;
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        Engine.quiet(Jdbi.create(source)).useHandle(handle -> handle
                .execute("VACUUM INTO ?", into.toAbsolutePath().toString()));
        return true;
    }
}
