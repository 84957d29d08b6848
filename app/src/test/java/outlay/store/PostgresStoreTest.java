package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class PostgresStoreTest extends StoreContract {
    @TempDir
    private Path folder;
    @RegisterExtension
    private final FreshPostgres postgres = new FreshPostgres();

    @Override
    Store open(List<Migration> migrations, UnaryOperator<DataSource> around) {
        return Store.open(folder, Optional.of(postgres.database().userUrl()),
                Optional.of(postgres.database().ownerUrl()), migrations,
                around);
    }

    @Override
    Dump dump() throws SQLException {
        return postgres.dump();
    }

    @Test
    void hasTheSameTablesAsSqlite() throws SQLException {
        MemoryLog log = new MemoryLog(Sample.entries(19, 400, 4));
        try (Store server = open();
                Store embedded = Store.open(folder, Optional.empty(), Optional.empty())) {
            new Projector(server, log, 50).catchUp();
            new Projector(embedded, log).catchUp();
        }
        Dump embedded = Dump.of("jdbc:sqlite:" + folder.resolve("state.db"), "");
        assertThat(embedded.lines()).hasSizeGreaterThan(200);
        assertThat(dump()).isEqualTo(embedded);
    }
}
