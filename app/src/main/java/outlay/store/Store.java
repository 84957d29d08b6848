package outlay.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import outlay.base.ClientId;
import outlay.vault.Pseudonyms;
import outlay.vault.Sealing;

/// What is kept besides the log: SQLite in the data folder, or PostgreSQL where an address is given. All of it but
/// keys and links ([GateStore]), accounts ([AccountStore]), users ([AccessStore]), webhooks ([WebhookStore]), views and
/// mails ([AgencyStore]), erasures and the outbox ([OutboxStore]) can be rebuilt from the log by a [Projector].
public final class Store implements AutoCloseable {
    private final Engine engine;

    private Store(Engine engine) {
        this.engine = engine;
    }

    /// Opens the store that the environment asks for by `OUTLAY_DATABASE_URL` and `OUTLAY_DATABASE_OWNER_URL`.
    public static Store open(Path dataFolder, Map<String, String> environment) {
        return open(dataFolder, value(environment, Postgres.RUNTIME_VARIABLE),
                value(environment, Postgres.OWNER_VARIABLE));
    }

    /// Opens PostgreSQL at `url`, or SQLite in `state.db`, and brings the tables up to date; of tables that have to be
    /// changed a copy is kept first ([KeptUpgrade]).
    ///
    /// @param ownerUrl the role that makes tables; without it the role of `url` makes them, if it may
    public static Store open(Path dataFolder, Optional<String> url, Optional<String> ownerUrl) {
        return open(dataFolder, url, ownerUrl, Migration.all(), source -> source);
    }

    /// @param around what to put around the source of connections, so that tests can make them fail
    static Store open(Path dataFolder, Optional<String> url, Optional<String> ownerUrl, List<Migration> migrations,
            UnaryOperator<DataSource> around) {
        return open(dataFolder, url, ownerUrl, migrations, around, UpgradeCopy.Room.OF_THE_DISK);
    }

    /// @param room for a copy of the database as it was, where its tables have to be changed
    static Store open(Path dataFolder, Optional<String> url, Optional<String> ownerUrl, List<Migration> migrations,
            UnaryOperator<DataSource> around, UpgradeCopy.Room room) {
        try {
            DataFormat.check(dataFolder);
        } catch (IOException newer) {
            throw new StoreRefused(String.valueOf(newer.getMessage()), newer);
        }
        if (url.isEmpty()) {
            if (ownerUrl.isPresent()) {
                throw new StoreRefused(Postgres.OWNER_VARIABLE + " is set without " + Postgres.RUNTIME_VARIABLE
                        + ": set both for PostgreSQL, or neither for the database in the data folder.");
            }
            return new Store(Sqlite.open(dataFolder.resolve("state.db"), migrations, around, room));
        }
        PostgresAddress runtime = PostgresAddress.parse(Postgres.RUNTIME_VARIABLE, url.get());
        Optional<PostgresAddress> owner = ownerUrl
                .map(address -> PostgresAddress.parse(Postgres.OWNER_VARIABLE, address));
        return new Store(Postgres.open(runtime, owner, migrations, around,
                UpgradeCopy.ofPostgres(dataFolder, runtime, room)));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank()).map(String::strip);
    }

    /// What is kept of one client; nothing of another can be seen through it.
    public ClientStore of(ClientId client) {
        return new ClientStore(engine, client);
    }

    /// The keys and links of all clients.
    public GateStore gates() {
        return new GateStore(engine);
    }

    /// The accounts at destinations of all clients.
    public AccountStore accounts() {
        return new AccountStore(engine);
    }

    /// Who may sign in, and who may see and do what.
    public AccessStore access() {
        return new AccessStore(engine);
    }

    /// Answers to requests that carried an idempotency key.
    public AnswerStore answers() {
        return new AnswerStore(engine);
    }

    /// Programs that want to be told what happens.
    public WebhookStore webhooks() {
        return new WebhookStore(engine);
    }

    /// What readers keep for themselves, and which reports are mailed to whom.
    public AgencyStore agency() {
        return new AgencyStore(engine);
    }

    /// That people were erased.
    public ErasureStore erasures() {
        return new ErasureStore(engine);
    }

    /// What is to be told to destinations, and what became of it.
    ///
    /// @param sealing of what may name a person
    public OutboxStore outbox(Sealing sealing, Pseudonyms pseudonyms) {
        return new OutboxStore(engine, new OutboxSeal(sealing, pseudonyms));
    }

    /// Every client of whom the log has an entry, in the order of names.
    public List<ClientId> clients() {
        return engine.read(SelectClients::all);
    }

    /// How far the log has been read into the store.
    public long position() {
        return engine.read(SelectPosition::ofLog);
    }

    /// Which database this is, without its password.
    public String describe() {
        return engine.describe();
    }

    Engine engine() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
    }
}
