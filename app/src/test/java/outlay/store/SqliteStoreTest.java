package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    Store open(List<Migration> migrations, UnaryOperator<DataSource> around) {
        return Store.open(folder, Optional.empty(), Optional.empty(), migrations, around);
    }

    @Override
    Dump dump() throws SQLException {
        return Dump.of("jdbc:sqlite:" + folder.resolve("state.db"), "");
    }

    @Test
    void syncsEveryCommitAndKeepsReadersFromWriting() {
        try (Store store = open()) {
            assertThat(store.describe()).isEqualTo("SQLite in " + folder.resolve("state.db"));
            assertThat(store.engine().<String>write(handle -> handle.createQuery("PRAGMA journal_mode")
                    .mapTo(String.class)
                    .one())).isEqualTo("wal");
            int full = 2;
            assertThat(store.engine().<Integer>write(handle -> handle.createQuery("PRAGMA synchronous")
                    .mapTo(Integer.class)
                    .one())).isEqualTo(full);
            assertThatThrownBy(() -> store.engine().<Object>read(handle -> {
                handle.execute("DELETE FROM projection");
                return "deleted";
            })).hasMessageContaining("readonly");
            assertThat(store.position()).isZero();
        }
    }

    @Test
    void anOwnerWithoutAUserIsAMistake() {
        assertThatThrownBy(() -> Store.open(folder, Map.of("OUTLAY_DATABASE_OWNER_URL", "postgresql://h/d")))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("OUTLAY_DATABASE_URL");
        Store.open(folder, Map.of("OUTLAY_DATABASE_URL", " ")).close();
    }
}
