package outlay.store.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Files that are there as a whole or not at all, also after the power went.
final class AtomicFile {
    static final String UNFINISHED = ".unfinished";

    private AtomicFile() {}

    static void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = unfinished(file);
        Files.write(unfinished, bytes);
        finish(unfinished, file);
    }

    /// Where to write what will become `file`.
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /// Gives a finished file its name, once its bytes are on disk.
    static void finish(Path unfinished, Path file) throws IOException {
        sync(unfinished, StandardOpenOption.WRITE);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            sync(folder, StandardOpenOption.READ);
        }
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /// Whether the file is there with exactly these bytes.
    static boolean has(Path file, long bytes, String sha256) {
        try {
            return Files.size(file) == bytes && sha256(file).equals(sha256);
        } catch (NoSuchFileException missing) {
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
