package outlay.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class PostgresErasureTest extends ErasureContract {
    @TempDir
    private Path folder;
    private PostgresServer.Database database;

    @BeforeEach
    void makeDatabase() throws IOException, SQLException, InterruptedException {
        database = PostgresServer.freshDatabase();
    }

    @Override
    Store open() {
        return Store.open(folder, Optional.of(database.userUrl()), Optional.of(database.ownerUrl()));
    }
}
