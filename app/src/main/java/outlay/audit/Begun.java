package outlay.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// That something is under way which will change something: a file of its own, sealed, on disk before the change, gone
/// once the entry about it is written. Whoever has begun it holds a lock on it, which the system lets go when the
/// process ends in whatever way; a file without a lock is of a process that did not come to its end.
public final class Begun implements AutoCloseable {
    /// In the folder of the audit log.
    public static final String FOLDER = "begun";
    private static final String SUFFIX = ".begun";
    private final Path file;
    private final FileChannel channel;

    private Begun(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Returns when it is on disk.
    static Begun of(Path auditFolder, byte[] sealed) throws IOException {
        Path folder = Files.createDirectories(auditFolder.resolve(FOLDER));
        Path unnamed = folder.resolve(UUID.randomUUID() + ".tmp");
        Path named = unnamed.resolveSibling(UUID.randomUUID() + SUFFIX);
        FileChannel channel = FileChannel.open(unnamed, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            // Locked before it has its name, so that nobody takes it for one that was left.
            channel.lock();
            channel.write(ByteBuffer.wrap(sealed));
            channel.force(true);
            Files.move(unnamed, named, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
            return new Begun(named, channel);
        } catch (IOException failed) {
            channel.close();
            Files.deleteIfExists(unnamed);
            throw failed;
        }
    }

    /// One that a process has left.
    ///
    /// @param sealed what it was about
    /// @param at     when it was begun
    record Left(Begun begun, byte[] sealed, Instant at) {}

    /// Those that were left, the oldest first; each has to be closed.
    static List<Left> left(Path auditFolder) throws IOException {
        Path folder = auditFolder.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList().stream()
                    .flatMap(file -> whereLeft(file).stream()).sorted(Comparator.comparing(Left::at)).toList();
        }
    }

    private static Optional<Left> taken(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (locked(channel) == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new Left(new Begun(file, channel), Files.readAllBytes(file),
                Files.getLastModifiedTime(file).toInstant()));
    }

    private static Optional<Left> whereLeft(Path file) {
        try {
            return taken(file);
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    /// The entry is written: nothing is under way any more.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
