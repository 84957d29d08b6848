package outlay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/// The installation key: 32 random bytes in a file that only its owner can read, as 64 hexadecimal digits. It wraps
/// every other key; whoever has the data folder and not this file can read nothing that is sealed.
///
/// @param path where it lies; best outside of the data folder
public record KeyFile(Path path) {
    /// Its name in the data folder, where nothing else is said.
    public static final String USUAL = "secret.key";
    private static final String NEXT = ".next";
    private static final int ID_BYTES = 8;

    /// Nothing where there is no file.
    Optional<byte[]> read() throws IOException {
        return read(path);
    }

    /// The key that a rotation had made when it was interrupted, or that nobody needs any more.
    Optional<byte[]> readNext() throws IOException {
        return read(next());
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (!text.matches("[0-9a-f]{" + 2 * Aes.KEY_BYTES + "}")) {
            throw new IOException(file + " must hold " + 2 * Aes.KEY_BYTES
                    + " hexadecimal digits; restore it from a backup. Without the right key nothing that is sealed "
                    + "can be read");
        }
        return Optional.of(HexFormat.of().parseHex(text));
    }

    /// Makes a key, unless another process does so at this moment; the first one's holds.
    byte[] make() throws IOException {
        Path written = write(fresh());
        try {
            Files.createLink(path, written);
            sync(folder());
        } catch (FileAlreadyExistsException anothers) {
            // The other one's holds.
        } finally {
            Files.delete(written);
        }
        return read().orElseThrow(() -> new NoSuchFileException(path.toString()));
    }

    /// Puts the next key beside the present one, where `takeNext` finds it.
    void putNext(byte[] key) throws IOException {
        Files.move(write(key), next(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder());
    }

    /// Lets the next key take the place of the present one.
    void takeNext() throws IOException {
        Files.move(next(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder());
    }

    /// Tells keys apart without telling them.
    static String idOf(byte[] key) {
        byte[] id = Aes.hmac(key, "the id of an installation key".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(Arrays.copyOf(id, ID_BYTES));
    }

    /// As it stands in the file.
    static byte[] text(byte[] key) {
        return (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] fresh() {
        byte[] key = new byte[Aes.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private Path next() {
        return path.resolveSibling(path.getFileName() + NEXT);
    }

    private Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    private Path write(byte[] key) throws IOException {
        Path folder = Files.createDirectories(folder());
        Path written = Files.createTempFile(folder, String.valueOf(path.getFileName()), ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        ByteBuffer text = ByteBuffer.wrap(text(key));
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        return written;
    }

    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
