package outlay.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The machine's disk, whose syncs take as long as a test wants: while it is held, none of them returns.
public final class SlowDisk implements Disk {
    private final Disk real = new RealDisk();
    private final ReentrantReadWriteLock hold = new ReentrantReadWriteLock();

    /// From here on no sync of a file returns, until the same thread lets go.
    public void hold() {
        hold.writeLock().lock();
    }

    public void letGo() {
        hold.writeLock().unlock();
    }

    @Override
    public DiskFile open(Path path) throws IOException {
        return new SlowFile(real.open(path));
    }

    @Override
    public DiskFile openToRead(Path path) throws IOException {
        return real.openToRead(path);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        real.createFolder(folder);
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        return real.list(folder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        real.rename(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        real.delete(path);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        real.forceFolder(folder);
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        return real.freeBytes(folder);
    }

    @Override
    public Closeable lock(Path path) throws IOException {
        return real.lock(path);
    }

    private final class SlowFile implements DiskFile {
        private final DiskFile file;

        SlowFile(DiskFile file) {
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
            hold.readLock().lock();
            try {
                file.force();
            } finally {
                hold.readLock().unlock();
            }
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
}
