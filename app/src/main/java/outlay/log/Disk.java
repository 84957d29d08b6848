package outlay.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// What the log needs of a disk, and the seam where tests put one that fails.
public interface Disk {
    /// Opens for reading and writing; makes the file if it is not there.
    DiskFile open(Path path) throws IOException;

    /// Opens for reading; fails if the file is not there.
    DiskFile openToRead(Path path) throws IOException;

    void createFolder(Path folder) throws IOException;

    /// The names in the folder, in no order.
    List<String> list(Path folder) throws IOException;

    /// In one step, replacing what has the new name; durable after `forceFolder`.
    void rename(Path from, Path to) throws IOException;

    void delete(Path path) throws IOException;

    void forceFolder(Path folder) throws IOException;

    long freeBytes(Path folder) throws IOException;

    /// Keeps others, in this process and elsewhere, from taking the same lock until it is closed.
    Closeable lock(Path path) throws IOException;

    /// An open file.
    interface DiskFile extends Closeable {
        long size() throws IOException;

        /// Reads until the buffer is full or the file ends.
        void read(ByteBuffer into, long offset) throws IOException;

        void write(ByteBuffer from, long offset) throws IOException;

        /// Returns when the content is on disk. A failure means that nobody knows what is: it must not be tried again.
        void force() throws IOException;

        void truncate(long size) throws IOException;
    }

    /// A file that passes everything on to another one, for whoever changes one thing about it.
    class FileAround implements DiskFile {
        private final DiskFile file;

        public FileAround(DiskFile file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void read(ByteBuffer into, long offset) throws IOException {
            file.read(into, offset);
        }

        @Override
        public void write(ByteBuffer from, long offset) throws IOException {
            file.write(from, offset);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /// No space is left; whatever was being written may be there in part.
    final class Full extends IOException {
        public Full(String message) {
            super(message);
        }

        public Full(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
