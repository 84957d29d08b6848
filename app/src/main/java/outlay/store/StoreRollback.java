package outlay.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteDataSource;

/// Puts the database of before an upgrade back, as a whole or not at all.
public final class StoreRollback {
    private StoreRollback() {}

    /// @throws StoreRefused where the database cannot be reached, or its role may not make tables
    public static void to(KeptUpgrade kept, Path data, Optional<String> url, Optional<String> ownerUrl) {
        if (url.isEmpty()) {
            inSqlite(kept, data.resolve("state.db"));
            return;
        }
        PostgresAddress runtime = PostgresAddress.parse(Postgres.RUNTIME_VARIABLE, url.get());
        String role = Postgres.connected(Postgres.RUNTIME_VARIABLE, jdbi(runtime), runtime,
                handle -> handle.createQuery("SELECT current_user").mapTo(String.class).one());
        PostgresAddress maker = ownerUrl.map(text -> PostgresAddress.parse(Postgres.OWNER_VARIABLE, text))
                .orElse(runtime);
        String variable = ownerUrl.isPresent() ? Postgres.OWNER_VARIABLE : Postgres.RUNTIME_VARIABLE;
        StoreCheck.reading(kept.database(), false).<Boolean, RuntimeException>inTransaction(from -> Postgres.connected(
                variable, jdbi(maker), maker, into -> inPostgres(from, into, role)));
    }

    private static Jdbi jdbi(PostgresAddress address) {
        return Engine.quiet(Jdbi.create(address.source()));
    }

    /// By SQLite's own backup, which is one transaction of the file that it goes into.
    private static void inSqlite(KeptUpgrade kept, Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        Engine.quiet(Jdbi.create(source)).useHandle(handle -> {
            try (Statement statement = handle.getConnection().createStatement()) {
                statement.executeUpdate("restore from \"" + kept.database().toAbsolutePath() + "\"");
            } catch (SQLException failed) {
                throw new StoreRefused("the database " + file + " cannot be put back: " + failed.getMessage(), failed);
            }
        });
    }

    private static boolean inPostgres(Handle from, Handle into, String role) {
        List<Migration> before = new Migrations(Migration.all(), "the copy").done(from);
        Postgres.makeAgain(into, before, role);
        try (TableWriter writer = new TableWriter(into, TableRows.inPostgres(into))) {
            TableRows.inSqlite(from).read(writer);
        }
        return true;
    }
}
