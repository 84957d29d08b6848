package outlay.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import outlay.log.Disk;
import outlay.log.RealDisk;

/// The machine's disk, except that syncs take as long as they are told: nothing is ever synced.
public final class PacedDisk implements Disk {
    private final Disk real = new RealDisk();
    private final long syncNanos;

    /// @param syncMillis what a sync of a file takes; 0 for nothing
    public PacedDisk(int syncMillis) {
        this.syncNanos = TimeUnit.MILLISECONDS.toNanos(syncMillis);
    }

    @Override
    public DiskFile open(Path path) throws IOException {
        DiskFile file = real.open(path);
        return new DiskFile() {
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
            public void force() {
                long end = System.nanoTime() + syncNanos;
                for (long left = syncNanos; left > 0; left = end - System.nanoTime()) {
                    LockSupport.parkNanos(left);
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
        };
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
    public void forceFolder(Path folder) {}

    @Override
    public long freeBytes(Path folder) throws IOException {
        return real.freeBytes(folder);
    }

    @Override
    public Closeable lock(Path path) throws IOException {
        return real.lock(path);
    }
}
