package outlay.setting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Text files that are there as a whole or not at all, also after the power went.
final class Written {
    private Written() {}

    /// The text of a file; "" where there is none, and absent where it is not plain text in UTF-8.
    static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "");
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    static void put(Path file, byte[] bytes) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = Optional.ofNullable(target.getParent())
                .orElseThrow(() -> new IOException(file + " is no file in a folder"));
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, target.getFileName().toString(), ".new");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
