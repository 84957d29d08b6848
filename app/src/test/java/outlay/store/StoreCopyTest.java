package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;

/// A copy holds all rows as of one moment, says the same of them in both databases, and goes into an empty database.
final class StoreCopyTest {
    private static final ClientId ONE = Sample.client(0);
    private static final ClientId TWO = Sample.client(1);
    @TempDir
    private Path folder;
    private PostgresServer.Database database;

    @BeforeEach
    void makeDatabase() throws IOException, SQLException, InterruptedException {
        database = PostgresServer.freshDatabase();
    }

    private Store postgres() {
        return Store.open(folder, Optional.of(database.userUrl()), Optional.of(database.ownerUrl()));
    }

    private static void fill(Store store) {
        new Projector(store, new MemoryLog(Sample.entries(29, 3_000, 3))).catchUp();
        for (ClientId client : List.of(TWO, ONE, new ClientId("no-log-entry"))) {
            for (int i = 0; i < 20; i++) {
                store.gates().add(Sample.key(client, "key-" + client + "-" + i));
                store.gates().add(Sample.link(client, "link-" + client + "-Zürich " + i));
            }
            store.access().put(new KeptMembership(client, "user-of-" + client, "viewer", Sample.START));
        }
    }

    @Test
    void saysTheSameOfTheSameRowsInBothDatabases() {
        Path embedded = folder.resolve("embedded.db");
        Path server = folder.resolve("server.db");
        try (Store store = Store.open(folder, Optional.empty(), Optional.empty())) {
            fill(store);
            assertThat(StoreCopy.write(folder, Optional.empty(), embedded)).isTrue();
        }
        try (Store store = postgres()) {
            fill(store);
            assertThat(StoreCopy.write(folder, Optional.of(database.userUrl()), server)).isTrue();
        }
        List<KeptTable> tables = StoreCopy.tables(server);
        assertThat(tables).isEqualTo(StoreCopy.tables(embedded)).hasSizeGreaterThan(15);
        assertThat(tables).filteredOn(table -> table.name().equals("tracked_link"))
                .extracting(KeptTable::rows).containsExactly(60L);
    }

    @Test
    void bringsEveryRowBackAsItWas() throws Exception {
        try (Store store = postgres()) {
            fill(store);
        }
        Dump before = Dump.of(database.jdbcAsSuperuser(), "outlay.");
        Path copy = folder.resolve("copy.db");
        StoreCopy.write(folder, Optional.of(database.userUrl()), copy);
        assertThat(Dump.of("jdbc:sqlite:" + copy, "")).isEqualTo(before);
        database = PostgresServer.freshDatabase();
        StoreLoad.into(database.userUrl(), Optional.of(database.ownerUrl()), copy);
        assertThat(Dump.of(database.jdbcAsSuperuser(), "outlay.")).isEqualTo(before);
        // A second try, after a crash between the database and the folder, finds what it wants.
        StoreLoad.into(database.userUrl(), Optional.of(database.ownerUrl()), copy);
        try (Store store = postgres()) {
            store.gates().add(Sample.key(ONE, "another"));
        }
        assertThatThrownBy(() -> StoreLoad.into(database.userUrl(), Optional.of(database.ownerUrl()), copy))
                .isInstanceOf(StoreRefused.class).hasMessageContaining("is not empty; name an empty one");
        assertThat(Dump.of(database.jdbcAsSuperuser(), "outlay.").lines()).hasSizeGreaterThan(before.lines().size());
    }

    /// A link is added after its key: a copy that had a link without its key would be of more than one moment.
    @Test
    void isOfOneMomentWhileOthersWrite() {
        try (Store store = postgres()) {
            fill(store);
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> {
                int pairs = 0;
                for (; !enough.get(); pairs++) {
                    store.gates().add(Sample.key(ONE, "late-key-" + pairs));
                    store.gates().add(Sample.link(ONE, "late-link-" + pairs));
                }
                return pairs;
            });
            try {
                for (int i = 0; i < 6; i++) {
                    Path copy = folder.resolve("copy-" + i + ".db");
                    StoreCopy.write(folder, Optional.of(database.userUrl()), copy);
                    long keys = rows(copy, "access_key");
                    assertThat(rows(copy, "tracked_link")).isBetween(keys - 1, keys);
                }
            } finally {
                enough.set(true);
            }
            assertThat(written.join()).isGreaterThan(10);
        }
    }

    private static long rows(Path copy, String name) {
        return StoreCopy.tables(copy).stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow()
                .rows();
    }

    @Test
    void isNothingBeforeThereAreTables() {
        assertThat(StoreCopy.write(folder, Optional.of(database.userUrl()), folder.resolve("copy.db"))).isFalse();
        assertThat(StoreCopy.write(folder, Optional.empty(), folder.resolve("copy.db"))).isFalse();
    }

    /// SQLite shows rows of clients that no list names; a copy that left them out in silence would be none.
    @Test
    void countsRowsOfClientsThatNoListHas() {
        try (Store store = Store.open(folder, Optional.empty(), Optional.empty())) {
            fill(store);
            store.engine().<Integer>write(handle -> handle
                    .execute("INSERT INTO entry_count VALUES ('stray', 'EVENT', '2026-10-01', 1)"));
            Path copy = folder.resolve("copy.db");
            StoreCopy.write(folder, Optional.empty(), copy);
            long all = store.engine().<Long>read(handle -> handle.createQuery("SELECT COUNT(*) FROM entry_count")
                    .mapTo(Long.class).one());
            assertThat(rows(copy, "entry_count")).isEqualTo(all);
        }
    }
}
