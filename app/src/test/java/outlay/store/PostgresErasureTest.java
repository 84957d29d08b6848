package outlay.store;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class PostgresErasureTest extends ErasureContract {
    @TempDir
    private Path folder;
    @RegisterExtension
    private final FreshPostgres postgres = new FreshPostgres();

    @Override
    Store open() {
        return postgres.open(folder);
    }
}
