package outlay.store.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/// Who may do what in the archive's folder, among threads and processes: many read, and nobody removes a file while
/// somebody reads. The system's locks belong to a process, so that the threads of this one are counted here.
final class FolderGate {
    private static final Map<Path, FolderGate> OPEN = new HashMap<>();

    private final FileChannel channel;
    private final FileLock lock;
    private int readers;

    private FolderGate(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Holds off the removal of files until it is closed.
    interface Reading extends AutoCloseable {
        @Override
        void close();
    }

    static Reading read(Path folder) throws IOException {
        Path key = folder.toAbsolutePath().normalize();
        synchronized (OPEN) {
            FolderGate gate = OPEN.get(key);
            if (gate == null) {
                FileChannel channel = channel(key, ".reading");
                gate = new FolderGate(channel, channel.lock(0, Long.MAX_VALUE, true));
                OPEN.put(key, gate);
            }
            gate.readers++;
        }
        return () -> leave(key);
    }

    private static void leave(Path key) {
        synchronized (OPEN) {
            FolderGate gate = OPEN.get(key);
            if (gate != null && --gate.readers == 0) {
                OPEN.remove(key);
                try (FileChannel closing = gate.channel) {
                    gate.lock.release();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
    }

    /// Runs `removal` unless somebody reads now; then a later run has to do it.
    static void ifNobodyReads(Path folder, Removal removal) throws IOException {
        Path key = folder.toAbsolutePath().normalize();
        synchronized (OPEN) {
            if (OPEN.containsKey(key)) {
                return;
            }
            try (FileChannel channel = channel(key, ".reading"); FileLock alone = channel.tryLock()) {
                if (alone != null) {
                    removal.run();
                }
            }
        }
    }

    interface Removal {
        void run() throws IOException;
    }

    /// An open file whose lock says that this process writes.
    static FileChannel channel(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }
}
