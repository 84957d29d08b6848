package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;

/// Row-level security alone, without any condition of ours: every table that has a client, as the catalogue says, with
/// every kind of statement, in a session that acts for one client. A table that is new is in the matrix by itself.
final class SecondWallTest {
    /// What is nobody's alone. Whoever adds a table without a client has to say here that it tells nothing of one.
    private static final Set<String> OF_NO_CLIENT = Set.of("client_seen", "gate_client", "gate_version", "projection",
            "idempotent_answer",
            "set_up_token", "user_account", "user_session");
    private static final ClientId ONE = new ClientId("one");
    private static final ClientId TWO = new ClientId("two");
    @TempDir
    private Path folder;
    @RegisterExtension
    private final FreshPostgres postgres = new FreshPostgres();

    @Test
    void onlyTheActingClientsRowsCanBeSeenChangedOrTakenAway() {
        try (Store store = postgres.open(folder)) {
            holds(store);
        }
    }

    @Test
    void theOwnersRoleIsBoundAlike() {
        try (Store store = Store.open(folder, Optional.of(postgres.database().ownerUrl()), Optional.empty())) {
            holds(store);
        }
    }

    private static void holds(Store store) {
        List<TableRows.Table> all = store.engine().read(handle -> TableRows.inPostgres(handle).tables());
        assertThat(all.stream().filter(table -> !table.ofClients()).map(TableRows.Table::name))
                .containsExactlyInAnyOrderElementsOf(OF_NO_CLIENT);
        List<TableRows.Table> walled = all.stream().filter(TableRows.Table::ofClients).toList();
        assertThat(walled).hasSizeGreaterThanOrEqualTo(14);
        for (TableRows.Table table : walled) {
            assertThat(count(store, ONE, handle -> insert(handle, table, ONE, 1))).isOne();
            assertThat(count(store, TWO, handle -> insert(handle, table, TWO, 2) + insert(handle, table, TWO, 3)))
                    .as("rows of two in %s, one where the client is the whole key", table.name()).isBetween(1, 2);
        }
        for (TableRows.Table table : walled) {
            matrix(store, table);
        }
    }

    private static void matrix(Store store, TableRows.Table table) {
        String name = table.name();
        assertThat(seen(store, ONE, table)).as("%s as one", name).containsExactly("one");
        List<String> ofTwo = seen(store, TWO, table);
        assertThat(ofTwo).as("%s as two", name).isNotEmpty().containsOnly("two");
        assertThat(store.engine().<List<String>>read(handle -> clients(handle, name))).as("%s as nobody", name)
                .isEmpty();
        assertThat(store.engine().<Integer>write(handle -> handle.execute("UPDATE " + name + " SET client = client")
                + handle.execute("DELETE FROM " + name))).as("%s as nobody", name).isZero();
        assertThat(count(store, ONE, handle -> handle.execute("UPDATE " + name + " SET client = client"))).as(name)
                .isOne();
        assertThatThrownBy(() -> count(store, ONE, handle -> handle.execute("UPDATE " + name + " SET client = 'two'")))
                .as(name).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> count(store, ONE, handle -> insert(handle, table, TWO, 9)))
                .as(name).hasMessageContaining("row-level security");
        assertThat(count(store, ONE, handle -> handle.createQuery("SELECT COUNT(*) FROM " + name + " x WHERE EXISTS "
                + "(SELECT 1 FROM " + name + " y WHERE y.client <> x.client)").mapTo(Integer.class).one()))
                .as("%s joined with itself", name).isZero();
        assertThat(count(store, ONE, handle -> handle.execute("DELETE FROM " + name))).as(name).isOne();
        assertThat(seen(store, TWO, table)).as("%s afterwards", name).isEqualTo(ofTwo);
    }

    private static List<String> seen(Store store, ClientId client, TableRows.Table table) {
        return as(store, client, handle -> clients(handle, table.name()));
    }

    private static List<String> clients(Handle handle, String table) {
        return handle.createQuery("SELECT client FROM " + table).mapTo(String.class).list();
    }

    private static int count(Store store, ClientId client, ToIntFunction<Handle> work) {
        return as(store, client, work::applyAsInt);
    }

    private static <T> T as(Store store, ClientId client, Function<Handle, T> work) {
        return store.engine().write(handle -> {
            store.engine().actFor(handle, client);
            return work.apply(handle);
        });
    }

    /// Any row of a client, whatever the columns are.
    private static int insert(Handle handle, TableRows.Table table, ClientId client, int number) {
        Update insert = handle.createUpdate("INSERT INTO " + table.name() + " (" + table.names() + ") VALUES ("
                + table.columns().stream().map(column -> ":" + column.name()).collect(Collectors.joining(", "))
                + ") ON CONFLICT DO NOTHING");
        for (TableRows.Column column : table.columns()) {
            if (column.name().equals("client")) {
                insert.bind("client", client.value());
            } else if (column.text()) {
                insert.bind(column.name(), column.name() + " " + number);
            } else {
                insert.bind(column.name(), number);
            }
        }
        return insert.execute();
    }
}
