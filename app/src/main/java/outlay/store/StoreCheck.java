package outlay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import outlay.base.ClientId;

/// A look into a store that changes nothing in it: no tables are made or brought up to date.
public final class StoreCheck {
    private StoreCheck() {}

    /// How far the log has been read into the store; empty where there is no store yet.
    ///
    /// @throws RuntimeException when it is there and cannot be read
    public static Optional<Long> position(Path dataFolder, Optional<String> url) {
        return open(dataFolder, url).map(StoreCheck::position);
    }

    /// How the outbox is; empty where there is no store yet, or one from before there were deliveries.
    ///
    /// @throws RuntimeException when it is there and cannot be read
    public static Optional<OutboxCheck> outbox(Path dataFolder, Optional<String> url, Instant now) {
        return open(dataFolder, url).flatMap(jdbi -> jdbi.inTransaction(handle -> {
            boolean there = handle
                    .createQuery("SELECT COUNT(*) FROM schema_migration WHERE name = '006-outbox.sql'")
                    .mapTo(Long.class).one() > 0;
            return there
                    ? Optional.of(OutboxCheck.of(handle, url.isPresent() ? Postgres::act : (any, client) -> {}, now))
                    : Optional.<OutboxCheck>empty();
        }));
    }

    /// Every account at a destination; none where there is no store yet, or an older one.
    ///
    /// @throws RuntimeException when it is there and cannot be read
    public static List<KeptAccount> accounts(Path dataFolder, Optional<String> url) {
        return open(dataFolder, url).map(jdbi -> jdbi.inTransaction(handle -> {
            List<KeptAccount> all = new ArrayList<>();
            boolean there = handle.createQuery("SELECT COUNT(*) FROM schema_migration WHERE name = '007-feeds.sql'")
                    .mapTo(Long.class).one() > 0;
            for (ClientId client : there ? GateClients.all(handle) : List.<ClientId>of()) {
                if (url.isPresent()) {
                    Postgres.act(handle, client);
                }
                all.addAll(AccountRows.of(handle, client));
            }
            return all;
        })).orElse(List.of());
    }

    /// How many migrations the tables have been through; empty where there is no store yet.
    ///
    /// @throws RuntimeException when it is there and cannot be read
    public static Optional<Integer> version(Path dataFolder, Optional<String> url) {
        return open(dataFolder, url).flatMap(jdbi -> jdbi.withHandle(handle -> url.isPresent()
                && !Postgres.isMade(handle)
                        ? Optional.<Integer>empty()
                        : Optional.of(handle.createQuery("SELECT COUNT(*) FROM schema_migration").mapTo(Integer.class)
                                .one())));
    }

    /// How many migrations there are.
    public static int newestVersion() {
        return Migration.NAMES.size();
    }

    /// What the tables hold; nothing where there is no store yet.
    static List<KeptTable> tables(Path dataFolder, Optional<String> url) {
        return open(dataFolder, url).map(jdbi -> jdbi.inTransaction(handle -> (url.isPresent()
                ? TableRows.inPostgres(handle)
                : TableRows.inSqlite(handle)).read((table, cells) -> {}))).orElse(List.of());
    }

    private static Optional<Jdbi> open(Path dataFolder, Optional<String> url) {
        if (url.isPresent()) {
            return Optional.of(Engine.quiet(Jdbi.create(
                    PostgresAddress.parse(Postgres.RUNTIME_VARIABLE, url.get()).source())));
        }
        Path file = dataFolder.resolve("state.db");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // Where nobody has it open, not even the files beside it are made.
        boolean open = Files.exists(dataFolder.resolve("state.db-wal"));
        return Optional.of(reading(file, open));
    }

    /// Whoever only reads a file.
    ///
    /// @param open whether somebody may write to it
    static Jdbi reading(Path file, boolean open) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:file:" + file.toAbsolutePath() + (open ? "" : "?immutable=1"));
        return Engine.quiet(Jdbi.create(source));
    }

    private static long position(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT position FROM projection WHERE name = 'log'").mapTo(Long.class).one());
    }
}
