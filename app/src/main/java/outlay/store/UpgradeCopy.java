package outlay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import outlay.json.Json;
import outlay.log.DurableFile;

/// Keeps a copy of a database before its tables are changed. The copy is on disk, under its name, before the change is
/// committed: a crash at any moment leaves the database as it was, or changed with its copy beside it.
final class UpgradeCopy implements Upgrading {
    private static final long SPARE_BYTES = 64L << 20;
    private final Path data;
    private final Way way;
    private final Room room;
    private Optional<KeptUpgrade> making = Optional.empty();

    /// How one of the two databases is copied and read.
    interface Way {
        /// About how much room a copy takes, and the change itself.
        long bytes(Handle handle) throws IOException;

        /// Inside the transaction that changes the tables, while nobody else can write to them.
        void copy(Handle handle, Path into);

        TableRows rows(Handle handle);
    }

    /// How much room there is.
    @FunctionalInterface
    interface Room {
        Room OF_THE_DISK = folder -> Files.getFileStore(folder).getUsableSpace();

        long left(Path folder) throws IOException;
    }

    UpgradeCopy(Path data, Way way, Room room) {
        this.data = data;
        this.way = way;
        this.room = room;
    }

    /// Of the file that the transaction has locked for writing; others may read it meanwhile, and so does the copy.
    static UpgradeCopy ofSqlite(Path file, Room room) {
        return new UpgradeCopy(Objects.requireNonNull(file.toAbsolutePath().getParent()), new Way() {
            @Override
            public long bytes(Handle handle) throws IOException {
                return 2 * Files.size(file);
            }

            @Override
            public void copy(Handle handle, Path into) {
                StoreCopy.fromSqlite(file, into);
            }

            @Override
            public TableRows rows(Handle handle) {
                return TableRows.inSqlite(handle);
            }
        }, room);
    }

    static UpgradeCopy ofPostgres(Path data, PostgresAddress address, Room room) {
        return new UpgradeCopy(data, new Way() {
            @Override
            public long bytes(Handle handle) {
                return handle.createQuery("SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class"
                        + " c WHERE c.relnamespace = to_regnamespace(:schema) AND c.relkind = 'r'")
                        .bind("schema", Postgres.SCHEMA).mapTo(Long.class).one();
            }

            @Override
            public void copy(Handle handle, Path into) {
                List<String> names = TableRows.inPostgres(handle).tables().stream().map(TableRows.Table::name).toList();
                handle.execute("LOCK TABLE " + String.join(", ", names) + " IN SHARE MODE");
                StoreCopy.fromPostgres(handle, address, into);
            }

            @Override
            public TableRows rows(Handle handle) {
                return TableRows.inPostgres(handle);
            }
        }, room);
    }

    @Override
    public void begins(Handle handle, int version) {
        try {
            Files.createDirectories(data);
            long needed = way.bytes(handle) + SPARE_BYTES;
            long left = room.left(data);
            if (left < needed) {
                throw new StoreRefused(String.format(Locale.ROOT, "the database cannot be upgraded: a copy of it has "
                        + "to be kept in %s first, which takes up to %,d MiB, and there are %,d; make room. Nothing "
                        + "has been changed", data, needed >> 20, left >> 20));
            }
            KeptUpgrade kept = new KeptUpgrade(version, DataFormat.of(data), KeptUpgrade.unfinished(data, version));
            KeptUpgrade.delete(kept.folder());
            Files.createDirectory(kept.folder(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            way.copy(handle, kept.database());
            force(kept.database());
            making = Optional.of(kept);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void ends(Handle handle) {
        KeptUpgrade kept = making.orElseThrow();
        making = Optional.empty();
        try {
            List<KeptTable> now = way.rows(handle).read((table, cells) -> {});
            DurableFile.write(kept.folder(), KeptUpgrade.ABOUT, Json.records()
                    .writeValueAsBytes(new KeptUpgrade.About(kept.format(), now)));
            Path named = KeptUpgrade.named(data, kept.version());
            // One that is there was made by an upgrade that did not come about.
            KeptUpgrade.delete(named);
            Files.move(kept.folder(), named, StandardCopyOption.ATOMIC_MOVE);
            force(data);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void force(Path path) throws IOException {
        Set<StandardOpenOption> how = Files.isDirectory(path)
                ? Set.of(StandardOpenOption.READ)
                : Set.of(StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
