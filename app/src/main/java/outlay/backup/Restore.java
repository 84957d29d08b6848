package outlay.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outlay.json.Json;
import outlay.vault.CannotOpen;
import outlay.vault.FileKey;
import outlay.vault.SealedInput;
import tools.jackson.core.JacksonException;

/// Takes a backup apart into a folder beside the one that it is for, so that nothing half restored can be taken for a
/// data folder. [#install] gives it its name once somebody has looked at it.
public final class Restore {
    private static final String RESTORING = ".restoring";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*){0,3}");
    private static final int ID_CHARACTERS = 16;
    private static final int MOST_MANIFEST_BYTES = 256 << 20;
    private static final int CHUNK_BYTES = 1 << 16;
    private final Path into;
    private final Path folder;
    private final Watch watch;
    private final List<Manifest.Part> parts = new ArrayList<>();
    private long read;

    /// @param into a folder that is empty or not there
    public Restore(Path into, Watch watch) throws BackupRefused {
        this.into = into.toAbsolutePath().normalize();
        this.folder = this.into.resolveSibling(this.into.getFileName() + RESTORING);
        this.watch = watch;
        if (isUsed(this.into)) {
            throw new BackupRefused(into + " is not empty; restore into a new folder, and put it into the place of the "
                    + "old one when you have looked at it");
        }
    }

    private static boolean isUsed(Path folder) throws BackupRefused {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException unreadable) {
            throw new BackupRefused(folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /// Where it lies until it is installed.
    public Path folder() {
        return folder;
    }

    /// Takes all of it apart and holds every file against the manifest.
    ///
    /// @throws BackupRefused for a backup that is cut off, was changed, or is of another key; then nothing is left
    public Manifest unpack(Path backup, FileKey key) throws IOException {
        discard();
        Files.createDirectories(Objects.requireNonNull(folder.getParent()));
        Files.createDirectory(folder, permissions("rwx------"));
        try (InputStream file = new BufferedInputStream(Files.newInputStream(backup), CHUNK_BYTES)) {
            checkHead(backup, file, key);
            return unpacked(new DataInputStream(new SealedInput(file, key, BackupFile.SEALED_AS)), file);
        } catch (CannotOpen | JacksonException changed) {
            discard();
            throw new BackupRefused(backup + " has been changed since it was written; take another one", changed);
        } catch (EOFException cut) {
            discard();
            throw new BackupRefused(backup + " is cut off; take another one", cut);
        } catch (IOException | RuntimeException failed) {
            discard();
            throw failed;
        }
    }

    private static void checkHead(Path backup, InputStream file, FileKey key) throws IOException {
        byte[] magic = file.readNBytes(BackupFile.MAGIC.length);
        String id = new String(file.readNBytes(ID_CHARACTERS), StandardCharsets.US_ASCII);
        if (!Arrays.equals(magic, BackupFile.MAGIC)) {
            throw new BackupRefused(Arrays.equals(Arrays.copyOf(magic, 7), Arrays.copyOf(BackupFile.MAGIC, 7))
                    ? backup + " was written by a newer Outlay; restore it with that one"
                    : backup + " is no backup of Outlay");
        }
        if (!id.equals(key.id())) {
            throw new BackupRefused(backup + " is sealed with the key " + id + ", and the one that is given is "
                    + key.id() + "; give the right one with --key-file");
        }
    }

    private Manifest unpacked(DataInputStream in, InputStream file) throws IOException {
        for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
            if (!NAME.matcher(name).matches()) {
                throw new BackupRefused("the backup has a file with the name \"" + name + "\", which none has; take "
                        + "another one");
            }
            unpack(name, in.readLong(), in);
        }
        int bytes = in.readInt();
        if (bytes < 0 || bytes > MOST_MANIFEST_BYTES) {
            throw new BackupRefused("the backup's manifest cannot be read; take another one");
        }
        Manifest manifest = Json.records().readValue(in.readNBytes(bytes), Manifest.class);
        if (in.read() >= 0 || file.read() >= 0) {
            throw new BackupRefused("the backup goes on behind its end; take another one");
        }
        if (!manifest.parts().equals(parts)) {
            throw new BackupRefused("the backup's files are not those of its manifest; take another one");
        }
        for (Path each : folders()) {
            sync(each);
        }
        return manifest;
    }

    private void unpack(String name, long bytes, InputStream in) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()), permissions("rwx------"));
        MessageDigest digest = BackupFile.sha256();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (FileChannel out = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE), permissions("rw-------"))) {
            for (long left = bytes; left > 0;) {
                if (watch.cancelled()) {
                    throw new BackupRefused("stopped; nothing was restored");
                }
                int some = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (some < 0) {
                    throw new EOFException();
                }
                digest.update(chunk, 0, some);
                ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, some);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                left -= some;
                read += some;
                watch.at(name, read);
            }
            out.force(true);
        }
        parts.add(new Manifest.Part(name, bytes, HexFormat.of().formatHex(digest.digest())));
    }

    /// Keys are among the files.
    private static FileAttribute<Set<PosixFilePermission>> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /// Gives the folder its name; it is there as a whole or not at all.
    public void install() throws IOException {
        Files.deleteIfExists(into);
        Files.move(folder, into);
        Path parent = into.getParent();
        if (parent != null) {
            sync(parent);
        }
    }

    /// Takes away what was unpacked and not installed.
    public void discard() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
