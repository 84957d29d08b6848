package outlay.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a copy of the database lies until it is in the backup. One backup at a time has it, and clears away what a
/// killed one has left.
record StorePlace(Path store, FileChannel lock) implements AutoCloseable {
    private static final String STORE = "backup-state.db" + BackupFile.UNFINISHED;
    private static final String LOCK = "backup" + BackupFile.UNFINISHED;

    static StorePlace begin(Path data) throws IOException {
        FileChannel channel = FileChannel.open(data.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (locked(channel) == null) {
            channel.close();
            throw new BackupRefused("another backup of " + data + " is under way; let it end");
        }
        StorePlace place = new StorePlace(data.resolve(STORE), channel);
        Files.deleteIfExists(place.store);
        // The database fills an empty file that is there, and leaves its permissions.
        FileChannel.open(place.store, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))).close();
        return place;
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(store);
        lock.close();
    }
}
