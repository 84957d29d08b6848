package outlay.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import outlay.vault.Sealing;

/// A log as it is at a moment, to be copied while another process writes it. What comes in later is not in the copy.
public final class LogCopy implements AutoCloseable {
    private final Path folder;
    private final Sealing sealing;
    private final ReadOnlyLog log;
    private final long end;
    private final List<Part> parts;

    /// Takes a file of the copy.
    @FunctionalInterface
    public interface Taker {
        /// @param bytes how many of `content` belong to it
        void file(String name, long bytes, InputStream content) throws IOException;
    }

    private LogCopy(Path folder, Sealing sealing, ReadOnlyLog log) {
        this.folder = folder;
        this.sealing = sealing;
        this.log = log;
        this.end = log.end();
        this.parts = log.parts();
    }

    /// The log up to what is in it at this call.
    public static LogCopy of(Path folder, Sealing sealing) throws IOException {
        return new LogCopy(folder, sealing, ReadOnlyLog.open(folder, new RealDisk(), sealing));
    }

    /// The position behind its last entry.
    public long end() {
        return end;
    }

    public long bytes() throws IOException {
        long bytes = 0;
        for (Part part : parts) {
            bytes += part == parts.getLast() ? part.end() : Files.size(part.path());
        }
        return bytes;
    }

    /// Gives every segment, the last one up to the end.
    public void to(Taker taker) throws IOException {
        for (Part part : parts) {
            try (FileChannel file = FileChannel.open(part.path())) {
                long bytes = part == parts.getLast() ? part.end() : file.size();
                taker.file(String.valueOf(part.path().getFileName()), bytes, Channels.newInputStream(file));
            }
        }
    }

    /// Whether no segment has been rewritten since the copy was begun, as erasing people does.
    public boolean still() throws IOException {
        try (ReadOnlyLog now = ReadOnlyLog.open(folder, new RealDisk(), sealing)) {
            List<Part> there = now.parts();
            return there.size() >= parts.size() && IntStream.range(0, parts.size())
                    .allMatch(i -> there.get(i).first() == parts.get(i).first()
                            && there.get(i).salt() == parts.get(i).salt());
        }
    }

    /// SHA-256 over everything before `end` as it is read: positions, clients, kinds, times, ids and bodies.
    ///
    /// @return in hexadecimal digits
    public static String digest(Log log, long end) {
        MessageDigest digest = sha256();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next() && cursor.position() < end) {
                Entry entry = cursor.entry();
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(cursor.position()).flip());
                for (String text : List.of(entry.client().value(), entry.kind().name(), entry.receivedAt().toString(),
                        entry.id())) {
                    digest.update(text.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                }
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(entry.body().length).flip());
                digest.update(entry.body());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Of the copy.
    public String digest() {
        return digest(log, end);
    }

    /// To read from while it is copied.
    public Log log() {
        return log;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
