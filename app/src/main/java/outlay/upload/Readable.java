package outlay.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An upload as a file that importers can read: among this user's temporary files, in a folder that nobody else may
/// look into, for as long as this is open.
///
/// @param file with the name as the user knows it
record Readable(Path file, Path folder) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readable.class);

    /// @param prefix of the folder's name, by which [#forget] finds it again
    static Readable of(Upload upload, String prefix) throws IOException {
        Path folder = Files.createTempDirectory(prefix);
        Readable copy = new Readable(folder.resolve(upload.name()), folder);
        try (OutputStream to = Files.newOutputStream(copy.file())) {
            upload.spool().copyTo(to);
            return copy;
        } catch (IOException noRoom) {
            copy.close();
            throw noRoom;
        }
    }

    /// Deletes what a process that was killed has left behind.
    static void forget(String prefix) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, prefix + "*")) {
            for (Path folder : left) {
                Uploads.delete(folder);
            }
        } catch (IOException kept) {
            LOG.warn("What was uploaded may lie in {} under names that begin with {}; delete it", temporary, prefix,
                    kept);
        }
    }

    @Override
    public void close() {
        try {
            Uploads.delete(folder);
        } catch (IOException kept) {
            LOG.warn("What was uploaded lies in {}; delete it", folder, kept);
        }
    }
}
