package outlay.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// The disk of this machine, for use as it is, and for tests and measurements that change one thing about it.
public class RealDisk implements Disk {
    /// Below this a write that failed is taken to have failed for want of space: the system's own message depends on
    /// its language.
    private static final long NEARLY_NOTHING_BYTES = 64 << 10;

    @Override
    public DiskFile open(Path path) throws IOException {
        try {
            return new RealFile(path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE));
        } catch (IOException failure) {
            throw explained(failure, path);
        }
    }

    @Override
    public DiskFile openToRead(Path path) throws IOException {
        return new RealFile(path, FileChannel.open(path, StandardOpenOption.READ));
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (Files.isDirectory(folder) || parent == null) {
            return;
        }
        createFolder(parent);
        Files.createDirectories(folder);
        forceFolder(parent);
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public Closeable lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            throw inUse(path, heldHere);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw inUse(path, null);
        }
        return channel;
    }

    private static IOException inUse(Path path, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IOException("The log in " + path.getParent()
                + " is in use by another writer; stop that one first, or open the log for reading only.", cause);
    }

    private static IOException explained(IOException failure, Path path) {
        Path folder = path.toAbsolutePath().getParent();
        boolean full = String.valueOf(failure.getMessage()).contains("No space left");
        if (!full && folder != null) {
            try {
                full = Files.getFileStore(folder).getUsableSpace() < NEARLY_NOTHING_BYTES;
            } catch (IOException unknown) {
                failure.addSuppressed(unknown);
            }
        }
        return full ? new Full("no space is left on the disk of " + folder, failure) : failure;
    }

    private record RealFile(Path path, FileChannel channel) implements DiskFile {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(ByteBuffer into, long offset) throws IOException {
            long at = offset;
            while (into.hasRemaining()) {
                int read = channel.read(into, at);
                if (read < 0) {
                    return;
                }
                at += read;
            }
        }

        @Override
        public void write(ByteBuffer from, long offset) throws IOException {
            long at = offset;
            try {
                while (from.hasRemaining()) {
                    at += channel.write(from, at);
                }
            } catch (IOException failure) {
                throw explained(failure, path);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
