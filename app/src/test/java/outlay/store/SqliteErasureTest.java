package outlay.store;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

final class SqliteErasureTest extends ErasureContract {
    @TempDir
    private Path folder;

    @Override
    Store open() {
        return Store.open(folder, Optional.empty(), Optional.empty());
    }
}
