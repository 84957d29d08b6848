package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;

/// What PostgreSQL itself refuses, whatever the program asks.
final class PostgresWallTest {
    /// Those of which the program itself puts rows there here; [SecondWallTest] has all tables, with rows of its own.
    private static final List<String> WALLED = List.of("import_done", "spend_row", "refusal", "entry_count",
            "access_key", "tracked_link", "membership", "invitation", "service_token", "webhook",
            "webhook_message", "webhook_attempt", "webhook_place");

    @TempDir
    private Path folder;
    private PostgresServer.Database database;

    @BeforeEach
    void makeDatabase() throws IOException, SQLException, InterruptedException {
        database = PostgresServer.freshDatabase();
    }

    private Store open(String url, Optional<String> ownerUrl) {
        return Store.open(folder, Optional.of(url), ownerUrl);
    }

    @Test
    void withoutAnyConditionOnlyTheActingClientsRowsAreSeen() {
        try (Store store = open(database.userUrl(), Optional.of(database.ownerUrl()))) {
            seesOnlyTheActingClient(store);
        }
    }

    @Test
    void theWallBindsTheOwnerToo() {
        try (Store store = open(database.ownerUrl(), Optional.empty())) {
            seesOnlyTheActingClient(store);
        }
    }

    private static void seesOnlyTheActingClient(Store store) {
        new Projector(store, new MemoryLog(Sample.entries(23, 200, 2))).catchUp();
        for (ClientId client : List.of(Sample.client(0), Sample.client(1))) {
            store.gates().add(Sample.key(client, "key-" + client));
            store.gates().add(Sample.link(client, "link-" + client));
            AccessStore access = store.access();
            access.put(new KeptMembership(client, "user-of-" + client, "viewer", Sample.START));
            access.invite(new KeptInvitation("inv-" + client, client, "new@example.com", "viewer", "sha", "ann",
                    Sample.START));
            access.add(new KeptToken("tok-" + client, client, "machine", "export", "sha", "ann", Sample.START,
                    Optional.empty()));
            KeptMessage message = new KeptMessage(client, "hook", "msg", "alert.opened", Sample.START, "",
                    KeptMessage.State.WAITING, 0, 0, Sample.START);
            store.webhooks().readTo(client, "conversion.recorded", 5);
            store.webhooks().add(new KeptWebhook(client, "hook", Set.of("alert.opened"), "", Sample.START,
                    Sample.START, Optional.empty(), ""));
            store.webhooks().keep(client, List.of(message));
            store.webhooks().tried(message.tried(KeptMessage.State.TAKEN, Sample.START),
                    new KeptAttempt("msg", 1, Sample.START, 200, "taken"), Optional.empty());
        }
        for (String table : WALLED) {
            for (ClientId client : List.of(Sample.client(0), Sample.client(1))) {
                List<String> seen = clientsSeen(store, table, Optional.of(client));
                assertThat(seen).as("rows of %s", table).isNotEmpty().containsOnly(client.value());
            }
            assertThat(clientsSeen(store, table, Optional.empty())).as("%s with nobody acting", table).isEmpty();
        }
        assertThatThrownBy(() -> store.engine().<Integer>write(handle -> {
            store.engine().actFor(handle, Sample.client(0));
            return handle.execute("INSERT INTO entry_count VALUES ('client-1', 'EVENT', '2026-10-01', 1)");
        })).hasMessageContaining("row-level security");
        assertThat(store.engine().<Integer>write(handle -> {
            store.engine().actFor(handle, Sample.client(0));
            return handle.execute("DELETE FROM entry_count WHERE client = 'client-1'")
                    + handle.execute("UPDATE entry_count SET entries = 0 WHERE client = 'client-1'");
        })).isZero();
    }

    private static List<String> clientsSeen(Store store, String table, Optional<ClientId> acting) {
        return store.engine().read(handle -> {
            acting.ifPresent(client -> store.engine().actFor(handle, client));
            return handle.createQuery("SELECT client FROM " + table).mapTo(String.class).list();
        });
    }

    @Test
    void theRuntimeRoleCanChangeNoTable() throws SQLException {
        open(database.userUrl(), Optional.of(database.ownerUrl())).close();
        for (String sql : List.of("CREATE TABLE outlay.x (id TEXT)", "CREATE TABLE public.x (id TEXT)",
                "CREATE SCHEMA x", "DROP TABLE outlay.refusal", "ALTER TABLE outlay.refusal ADD COLUMN x TEXT",
                "ALTER TABLE outlay.refusal DISABLE ROW LEVEL SECURITY", "TRUNCATE outlay.refusal",
                "DROP POLICY only_the_acting_client ON outlay.refusal", "DELETE FROM outlay.schema_migration",
                "ALTER ROLE " + database.userRole() + " BYPASSRLS", "SET ROLE " + database.ownerRole(),
                "CREATE POLICY open ON outlay.refusal USING (true)")) {
            try (Connection connection = DriverManager.getConnection(database.jdbc(database.userRole()));
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql)).as(sql)
                        .isInstanceOfSatisfying(SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    @Test
    void refusesARoleThatNoWallBinds() throws SQLException {
        assertThatThrownBy(() -> open(database.superuserUrl(), Optional.empty())).isInstanceOf(StoreRefused.class)
                .hasMessageContaining("\"postgres\"")
                .hasMessageContaining("CREATE ROLE outlay LOGIN NOSUPERUSER NOBYPASSRLS");
        database.asSuperuser("ALTER ROLE " + database.userRole() + " BYPASSRLS");
        assertThatThrownBy(() -> open(database.userUrl(), Optional.of(database.ownerUrl())))
                .hasMessageContaining("BYPASSRLS");
        database.asSuperuser("ALTER ROLE " + database.userRole() + " NOBYPASSRLS NOINHERIT",
                "GRANT postgres TO " + database.userRole());
        assertThatThrownBy(() -> open(database.userUrl(), Optional.of(database.ownerUrl())))
                .hasMessageContaining("member of such a role");
    }

    @Test
    void refusesARuntimeRoleThatIsTheOwner() throws SQLException {
        assertThatThrownBy(() -> open(database.ownerUrl(), Optional.of(database.ownerUrl())))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("owns tables");
        database.asSuperuser("GRANT " + database.ownerRole() + " TO " + database.userRole());
        assertThatThrownBy(() -> open(database.userUrl(), Optional.of(database.ownerUrl())))
                .hasMessageContaining("owns tables");
    }

    @Test
    void runsWithoutTheOwnerOnceTheTablesAreThere() {
        assertThatThrownBy(() -> open(database.userUrl(), Optional.empty())).isInstanceOf(StoreRefused.class)
                .hasMessageContaining("OUTLAY_DATABASE_OWNER_URL")
                .hasMessageNotContaining("p@ss");
        open(database.userUrl(), Optional.of(database.ownerUrl())).close();
        try (Store store = open(database.userUrl(), Optional.empty())) {
            assertThat(store.position()).isZero();
            assertThat(store.describe()).isEqualTo(
                    "PostgreSQL database " + database.name() + " at " + database.host());
        }
    }

    @Test
    void refusesAWallThatWasOpened() throws SQLException {
        open(database.userUrl(), Optional.of(database.ownerUrl())).close();
        for (String opening : List.of("ALTER TABLE outlay.refusal DISABLE ROW LEVEL SECURITY",
                "CREATE POLICY open ON outlay.refusal USING (true)",
                "DROP POLICY only_the_acting_client ON outlay.refusal")) {
            database.asSuperuser(opening);
            assertThatThrownBy(() -> open(database.userUrl(), Optional.empty())).as(opening)
                    .isInstanceOf(StoreRefused.class);
            database.asSuperuser("DROP POLICY IF EXISTS open ON outlay.refusal");
            open(database.userUrl(), Optional.of(database.ownerUrl())).close();
        }
    }

    @Test
    void saysThatTheServerCannotBeReached() {
        assertThatThrownBy(() -> open("postgresql://u:secret@127.0.0.1:1/d", Optional.empty()))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("cannot reach the PostgreSQL database d at 127.0.0.1:1 of OUTLAY_DATABASE_URL")
                .hasMessageNotContaining("secret");
        String wrong = database.userUrl().replaceFirst(":[^/:@]+@", ":secret@");
        assertThatThrownBy(() -> open(wrong, Optional.empty())).isInstanceOf(StoreRefused.class)
                .hasMessageNotContaining("secret");
    }
}
