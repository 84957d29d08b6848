package outlay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// A look into a store that changes nothing in it: no tables are made or brought up to date.
public final class StoreCheck {
    private StoreCheck() {}

    /// How far the log has been read into the store; empty where there is no store yet.
    ///
    /// @throws RuntimeException when it is there and cannot be read
    public static Optional<Long> position(Path dataFolder, Optional<String> url) {
        if (url.isPresent()) {
            PostgresAddress address = PostgresAddress.parse(Postgres.RUNTIME_VARIABLE, url.get());
            return Optional.of(position(Jdbi.create(address.source())));
        }
        Path file = dataFolder.resolve("state.db");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        // Where nobody has it open, not even the files beside it are made.
        boolean open = Files.exists(dataFolder.resolve("state.db-wal"));
        source.setUrl("jdbc:sqlite:file:" + file.toAbsolutePath() + (open ? "" : "?immutable=1"));
        return Optional.of(position(Jdbi.create(source)));
    }

    private static long position(Jdbi jdbi) {
        return Engine.quiet(jdbi).withHandle(handle -> handle
                .createQuery("SELECT position FROM projection WHERE name = 'log'").mapTo(Long.class).one());
    }
}
