package outlay.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Puts a [StoreCopy] into an empty PostgreSQL database.
public final class StoreLoad {
    /// Migrations put rows into them that say nothing yet.
    private static final Set<String> NEVER_EMPTY = Set.of("projection", "gate_version");

    private StoreLoad() {}

    /// Returns when all of it is there, in one transaction, and has been read again; makes the tables first, those of
    /// the copy's version. A database that holds exactly that already is left alone.
    ///
    /// @throws StoreRefused where the database is not empty, cannot be reached, or the copy is of a newer Outlay
    public static List<KeptTable> into(String url, Optional<String> ownerUrl, Path copy) {
        PostgresAddress address = PostgresAddress.parse(Postgres.RUNTIME_VARIABLE, url);
        Optional<PostgresAddress> owner = ownerUrl.map(text -> PostgresAddress.parse(Postgres.OWNER_VARIABLE, text));
        return StoreCheck.reading(copy, false).inTransaction(from -> {
            List<Migration> made = new Migrations(Migration.all(), "the backup's database").done(from);
            try (Engine engine = Postgres.open(address, owner, made, source -> source, Upgrading.UNWATCHED)) {
                return engine.write(into -> loaded(TableRows.inSqlite(from), into, engine.describe()));
            }
        });
    }

    private static List<KeptTable> loaded(TableRows from, Handle into, String description) {
        TableRows there = TableRows.inPostgres(into);
        List<KeptTable> wanted = from.read((table, cells) -> {});
        if (isEmpty(there)) {
            try (TableWriter writer = new TableWriter(into, there)) {
                from.read(writer);
            }
        }
        List<KeptTable> now = there.read((table, cells) -> {});
        if (!now.equals(wanted)) {
            throw new StoreRefused("the " + description + " is not empty; name an empty one, or take its schema \""
                    + Postgres.SCHEMA + "\" away (DROP SCHEMA " + Postgres.SCHEMA + " CASCADE). If it was empty, the "
                    + "backup has rows of clients that are in no list of clients");
        }
        return now;
    }

    private static boolean isEmpty(TableRows there) {
        return there.tables().stream()
                .filter(table -> !table.ofClients() && !NEVER_EMPTY.contains(table.name()))
                .allMatch(table -> there.count(table) == 0);
    }
}
