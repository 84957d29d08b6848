package outlay.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAccessTest extends AccessContract {
    @TempDir
    private Path folder;

    @Override
    Store open() {
        return Store.open(folder, Optional.empty(), Optional.empty());
    }

    @Override
    Dump dump() throws SQLException {
        return Dump.of("jdbc:sqlite:" + folder.resolve("state.db"), "");
    }
}
