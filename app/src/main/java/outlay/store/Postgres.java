package outlay.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import outlay.base.ClientId;

/// The database of a larger installation: a server of its own, used by a role without rights over its tables.
///
/// Two addresses are meant to be given. The owner's role makes the tables, the wall around each client's rows and the
/// grants; the runtime role only uses them. With one address alone its role does both: the wall then still holds
/// against a query that forgets its condition, but not against somebody who can send any SQL. A role that walls do not
/// bind (a superuser, BYPASSRLS, or a member of such a role) is refused as the runtime role in either case.
final class Postgres implements Engine {
    static final String SCHEMA = "outlay";
    static final String RUNTIME_VARIABLE = "OUTLAY_DATABASE_URL";
    static final String OWNER_VARIABLE = "OUTLAY_DATABASE_OWNER_URL";
    private static final int CONNECTIONS = 8;
    private static final long WAIT_MILLIS = 10_000;
    /// Any number that nobody else is likely to lock: two servers that start at once must not both make the tables.
    private static final long MIGRATION_LOCK = 0x6f75_746c_6179L;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final String description;

    private Postgres(HikariDataSource pool, String description, UnaryOperator<DataSource> around) {
        this.pool = pool;
        this.jdbi = Engine.quiet(Jdbi.create(around.apply(pool)));
        this.description = description;
    }

    static Postgres open(PostgresAddress runtime, Optional<PostgresAddress> owner, List<Migration> known,
            UnaryOperator<DataSource> around, Upgrading upgrading) {
        String description = "PostgreSQL database " + runtime.where();
        Migrations migrations = new Migrations(known, description);
        Jdbi user = Engine.quiet(Jdbi.create(runtime.source()));
        String role = connected(RUNTIME_VARIABLE, user, runtime, Postgres::checkRole);
        if (owner.isPresent()) {
            PostgresAddress address = owner.get();
            Jdbi maker = Engine.quiet(Jdbi.create(address.source()));
            connected(OWNER_VARIABLE, maker, address, handle -> make(handle, migrations, role, upgrading));
        } else if (connected(RUNTIME_VARIABLE, user, runtime, handle -> isBehind(handle, migrations))) {
            connected(RUNTIME_VARIABLE, user, runtime, handle -> make(handle, migrations, role, upgrading));
        }
        connected(RUNTIME_VARIABLE, user, runtime, handle -> checkWall(handle, owner.isPresent(), role));

        HikariConfig config = new HikariConfig();
        config.setPoolName("postgresql");
        config.setDataSource(runtime.source());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        return new Postgres(new HikariDataSource(config), description, around);
    }

    /// In a transaction; what keeps it from being reached is said in a sentence.
    static <T> T connected(String variable, Jdbi jdbi, PostgresAddress address, Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (ConnectionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw new StoreRefused("cannot reach the PostgreSQL database " + address.where() + " of " + variable + ": "
                    + oneLine(cause.getMessage()), failure);
        } catch (UnableToExecuteStatementException failure) {
            if (failure.getCause() instanceof SQLException refused && "42501".equals(refused.getSQLState())) {
                throw new StoreRefused("the role of " + variable + " may not do what setting up the tables of the "
                        + "PostgreSQL database " + address.where() + " needs (" + oneLine(refused.getMessage())
                        + "): give the address of the database's owner in " + OWNER_VARIABLE + ".", failure);
            }
            throw failure;
        }
    }

    private static String checkRole(Handle handle) {
        String role = handle.createQuery("SELECT current_user").mapTo(String.class).one();
        boolean unbound = handle
                .createQuery("SELECT EXISTS (SELECT 1 FROM pg_roles"
                        + " WHERE (rolsuper OR rolbypassrls) AND pg_has_role(current_user, oid, 'MEMBER'))")
                .mapTo(Boolean.class)
                .one();
        if (unbound) {
            throw new StoreRefused("the role \"" + role + "\" of " + RUNTIME_VARIABLE
                    + " is a superuser, has BYPASSRLS "
                    + "or is a member of such a role, so that nothing in PostgreSQL would keep clients apart: make one "
                    + "with CREATE ROLE outlay LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '...' "
                    + "and put it into " + RUNTIME_VARIABLE + "; the present one may be given as " + OWNER_VARIABLE
                    + ".");
        }
        return role;
    }

    private static boolean isBehind(Handle handle, Migrations migrations) {
        return !isMade(handle) || !migrations.missing(handle).isEmpty() || !ClientWall.open(handle).isEmpty();
    }

    /// Whether there are tables, of whichever version.
    static boolean isMade(Handle handle) {
        return handle.createQuery("SELECT to_regclass(:table) IS NOT NULL")
                .bind("table", SCHEMA + "." + TableRows.MIGRATIONS)
                .mapTo(Boolean.class)
                .one();
    }

    /// Empty tables as some migrations leave them, in the place of those that are there.
    static void makeAgain(Handle owner, List<Migration> known, String runtimeRole) {
        owner.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        make(owner, new Migrations(known, "the database"), runtimeRole, Upgrading.UNWATCHED);
    }

    private static boolean make(Handle owner, Migrations migrations, String runtimeRole, Upgrading upgrading) {
        owner.createQuery("SELECT count(*) FROM (SELECT pg_advisory_xact_lock(:key)) AS locked")
                .bind("key", MIGRATION_LOCK)
                .mapTo(Long.class)
                .one();
        boolean there = owner.createQuery("SELECT to_regnamespace(:schema) IS NOT NULL")
                .bind("schema", SCHEMA)
                .mapTo(Boolean.class)
                .one();
        if (!there) {
            // Not IF NOT EXISTS, which asks for the right to make one even where there is one.
            owner.execute("CREATE SCHEMA " + SCHEMA);
        }
        migrations.apply(owner, upgrading);
        ClientWall.raise(owner);
        if (!owner.createQuery("SELECT current_user").mapTo(String.class).one().equals(runtimeRole)) {
            ClientWall.grantUse(owner, runtimeRole);
        }
        return true;
    }

    private static boolean checkWall(Handle handle, boolean twoRoles, String role) {
        List<String> open = ClientWall.open(handle);
        if (!open.isEmpty()) {
            throw new StoreRefused("row-level security is missing or was changed on " + String.join(", ", open)
                    + " in the schema " + SCHEMA + ": start once with the owner's address in " + OWNER_VARIABLE
                    + ", which puts it back.");
        }
        boolean mayMake = handle
                .createQuery("SELECT has_schema_privilege(:schema, 'CREATE') OR EXISTS (SELECT 1 FROM pg_tables"
                        + " WHERE schemaname = :schema AND pg_has_role(current_user, tableowner, 'MEMBER'))")
                .bind("schema", SCHEMA)
                .mapTo(Boolean.class)
                .one();
        if (twoRoles && mayMake) {
            throw new StoreRefused("the role \"" + role + "\" of " + RUNTIME_VARIABLE + " owns tables of the schema "
                    + SCHEMA + " or may make some, although an owner is given: take the address of another role, with "
                    + "no right but to connect; the owner grants it the rest.");
        }
        return true;
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).lines().map(String::strip).findFirst().orElse("no reason given");
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    @Override
    public void actFor(Handle handle, ClientId client) {
        act(handle, client);
    }

    static void act(Handle handle, ClientId client) {
        // Local to the transaction: a connection that goes back to the pool acts for nobody.
        handle.createQuery("SELECT set_config('outlay.client', :client, true)")
                .bind("client", client.value())
                .mapTo(String.class)
                .one();
    }

    /// Nothing: PostgreSQL's own vacuum gives the room of deleted rows to others, and its own log is the operator's.
    @Override
    public void shred() {}

    @Override
    public String describe() {
        return description;
    }

    @Override
    public void close() {
        pool.close();
    }
}
