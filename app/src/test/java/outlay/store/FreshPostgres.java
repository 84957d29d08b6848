package outlay.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An empty database of PostgreSQL's for each test of a class that registers it.
final class FreshPostgres implements BeforeEachCallback {
    private PostgresServer.@Nullable Database database;

    @Override
    public void beforeEach(ExtensionContext test) throws IOException, SQLException, InterruptedException {
        database = PostgresServer.freshDatabase();
    }

    PostgresServer.Database database() {
        return Optional.ofNullable(database).orElseThrow();
    }

    /// The store in it, with the roles that an operator gives it.
    Store open(Path folder) {
        return Store.open(folder, Optional.of(database().userUrl()), Optional.of(database().ownerUrl()));
    }

    /// All that is in it.
    Dump dump() throws SQLException {
        return Dump.of(database().jdbcAsSuperuser(), "outlay.");
    }
}
