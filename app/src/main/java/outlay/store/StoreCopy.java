package outlay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The database of a data folder as it is at a moment, in a file of its own, while others read and write it. The file
/// is a SQLite database whichever the database is: both have the same tables.
public final class StoreCopy {
    private static final int BUSY_MILLIS = 10_000;

    private StoreCopy() {}

    /// @param into empty or not there yet; what is left of it after an exception is nothing that can be used
    /// @return false where there is no database yet
    /// @throws StoreRefused where it cannot be reached, or is of a newer Outlay
    public static boolean write(Path dataFolder, Optional<String> url, Path into) {
        return url.isPresent() ? fromPostgres(url.get(), into) : fromSqlite(dataFolder.resolve("state.db"), into);
    }

    static boolean fromSqlite(Path file, Path into) {
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

    private static boolean fromPostgres(String url, Path into) {
        PostgresAddress address = PostgresAddress.parse(Postgres.RUNTIME_VARIABLE, url);
        return Postgres.connected(Postgres.RUNTIME_VARIABLE, Engine.quiet(Jdbi.create(address.source())), address,
                handle -> {
                    // All tables as of one moment, whatever is committed meanwhile.
                    handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                    return Postgres.isMade(handle) && fromPostgres(handle, address, into);
                });
    }

    static boolean fromPostgres(Handle from, PostgresAddress address, Path into) {
        Migrations all = new Migrations(Migration.all(), "PostgreSQL database " + address.where());
        Migrations done = new Migrations(all.done(from), "the copy");
        List<KeptTable> read = filling(into).inTransaction(handle -> {
            done.apply(handle, Upgrading.UNWATCHED);
            try (TableWriter writer = new TableWriter(handle, TableRows.inSqlite(handle))) {
                return TableRows.inPostgres(from).read(writer);
            }
        });
        if (!tables(into).equals(read)) {
            throw new StoreRefused("the copy of the PostgreSQL database " + address.where()
                    + " does not hold what was read; try again");
        }
        return true;
    }

    /// Nobody needs what is half written, so it needs no journal, which would lie beside it in clear.
    private static Jdbi filling(Path into) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + into.toAbsolutePath());
        return Engine.quiet(Jdbi.create(source));
    }

    /// What a copy holds; equal for equal rows, whichever database they came from.
    public static List<KeptTable> tables(Path copy) {
        return StoreCheck.reading(copy, false)
                .inTransaction(handle -> TableRows.inSqlite(handle).read((table, cells) -> {}));
    }
}
