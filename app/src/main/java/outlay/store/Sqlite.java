package outlay.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import outlay.base.ClientId;

/// The database of one machine: a file in the data folder, with one writer and a few readers beside it.
final class Sqlite implements Engine {
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;

    private final Path file;
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi writer;
    private final Jdbi reader;
    /// The driver is native code, in which a virtual thread would hold on to its carrier through every sync to disk.
    private final ExecutorService lane = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("store-writer").daemon().factory());

    private Sqlite(Path file, HikariDataSource writing, HikariDataSource reading, UnaryOperator<DataSource> around) {
        this.file = file;
        this.writing = writing;
        this.reading = reading;
        this.writer = Engine.quiet(Jdbi.create(around.apply(writing)));
        this.reader = Engine.quiet(Jdbi.create(reading));
    }

    static Sqlite open(Path file, List<Migration> migrations, UnaryOperator<DataSource> around,
            UpgradeCopy.Room room) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new StoreRefused(file + " is not a file in a folder");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new StoreRefused("cannot make the data folder " + folder + ": " + failure, failure);
        }
        HikariDataSource writing = pool(file, 1, "");
        try {
            Engine.quiet(Jdbi.create(writing))
                    .useTransaction(handle -> new Migrations(migrations, "SQLite in " + file).apply(handle,
                            UpgradeCopy.ofSqlite(file, room)));
            // Readers come second, because they cannot make the file.
            return new Sqlite(file, writing, pool(file, READERS, "PRAGMA query_only = ON"), around);
        } catch (RuntimeException failure) {
            writing.close();
            throw failure;
        }
    }

    private static HikariDataSource pool(Path file, int size, String firstStatement) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // With WAL the default of many builds syncs at checkpoints only, and a power cut would take back commits.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        if (firstStatement.isEmpty()) {
            // A transaction that reads first and writes later would fail, not wait, when another process wrote between.
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(size == 1 ? "sqlite-writer" : "sqlite-readers");
        pool.setDataSource(source);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        if (!firstStatement.isEmpty()) {
            pool.setConnectionInitSql(firstStatement);
        }
        return new HikariDataSource(pool);
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return reader.inTransaction(work::apply);
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> writer.inTransaction(work::apply), lane).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /// Nothing to do: every query here has the client in its condition, and the file has no second wall to raise.
    @Override
    public void actFor(Handle handle, ClientId client) {}

    /// Rewrites the file without what is free in it, and empties the log beside it, which still holds former pages.
    @Override
    public void shred() {
        CompletableFuture.runAsync(() -> writer.useHandle(handle -> {
            handle.execute("VACUUM");
            handle.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }), lane).join();
    }

    @Override
    public String describe() {
        return "SQLite in " + file;
    }

    @Override
    public void close() {
        lane.close();
        reading.close();
        writing.close();
    }
}
