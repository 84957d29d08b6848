package outlay.backup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import outlay.json.Json;
import outlay.vault.FileKey;
import outlay.vault.SealedOutput;

/// A backup that is being written: files one after the other, each with its name and length in front, then the
/// manifest, all sealed. It gets its name when all of it is on disk; until then, and after a crash, it is called
/// `.unfinished`.
final class BackupFile implements AutoCloseable {
    static final byte[] MAGIC = "OUTLAYB1".getBytes(StandardCharsets.US_ASCII);
    static final String SEALED_AS = "backup";
    static final String UNFINISHED = ".unfinished";
    private static final int CHUNK_BYTES = 1 << 16;
    private final Path target;
    private final Path unfinished;
    private final FileChannel channel;
    private final OutputStream file;
    private final SealedOutput sealed;
    private final DataOutputStream out;
    private final Watch watch;
    private final List<Manifest.Part> parts = new ArrayList<>();
    private long written;

    private BackupFile(Path target, FileChannel channel, FileKey key, Watch watch) throws IOException {
        this.target = target;
        this.unfinished = unfinished(target);
        this.channel = channel;
        this.watch = watch;
        this.file = new BufferedOutputStream(Channels.newOutputStream(channel), CHUNK_BYTES);
        file.write(MAGIC);
        file.write(key.id().getBytes(StandardCharsets.US_ASCII));
        this.sealed = new SealedOutput(file, key, SEALED_AS);
        this.out = new DataOutputStream(sealed);
    }

    static BackupFile begin(Path target, FileKey key, Watch watch) throws IOException {
        FileChannel channel = FileChannel.open(unfinished(target), Set.of(StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new BackupFile(target, channel, key, watch);
    }

    private static Path unfinished(Path target) {
        return target.resolveSibling(target.getFileName() + UNFINISHED);
    }

    void add(String name, byte[] content) throws IOException {
        add(name, content.length, new ByteArrayInputStream(content));
    }

    /// @param bytes how many of the content belong to it
    void add(String name, long bytes, InputStream content) throws IOException {
        MessageDigest digest = sha256();
        out.writeUTF(name);
        out.writeLong(bytes);
        byte[] chunk = new byte[CHUNK_BYTES];
        for (long left = bytes; left > 0;) {
            if (watch.cancelled()) {
                throw new BackupRefused("stopped; nothing is left of the backup");
            }
            int read = content.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new BackupRefused(name + " became shorter while it was copied; try again");
            }
            digest.update(chunk, 0, read);
            out.write(chunk, 0, read);
            left -= read;
            written += read;
            watch.at(name, written);
        }
        parts.add(new Manifest.Part(name, bytes, HexFormat.of().formatHex(digest.digest())));
    }

    List<Manifest.Part> parts() {
        return List.copyOf(parts);
    }

    /// Returns when all of it is on disk under its name.
    void finish(Manifest manifest) throws IOException {
        byte[] json = Json.records().writeValueAsBytes(manifest);
        out.writeUTF("");
        out.writeInt(json.length);
        out.write(json);
        out.flush();
        sealed.finish();
        file.flush();
        channel.force(true);
        channel.close();
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    /// Leaves nothing of one that was not finished.
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(unfinished);
    }
}
