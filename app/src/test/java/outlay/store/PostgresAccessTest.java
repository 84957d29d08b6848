package outlay.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class PostgresAccessTest extends AccessContract {
    @TempDir
    private Path folder;
    @RegisterExtension
    private final FreshPostgres postgres = new FreshPostgres();

    @Override
    Store open() {
        return postgres.open(folder);
    }

    @Override
    Dump dump() throws SQLException {
        return postgres.dump();
    }
}
