package outlay.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The machine's disk, which fills up, breaks or hangs when it is told to, and heals again.
public final class FaultyDisk implements Disk {
    public enum Fault {
        NONE, FULL, SYNC_FAILS, HANGS
    }

    private final Disk real = new RealDisk();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Fault fault = Fault.NONE;

    public void turn(Fault now) {
        lock.lock();
        try {
            fault = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void check(Fault looked) throws IOException {
        lock.lock();
        try {
            while (fault == Fault.HANGS) {
                changed.await();
            }
            if (fault == Fault.FULL && looked == Fault.FULL) {
                throw new Full("no space left on the faulty disk");
            }
            if (fault == Fault.SYNC_FAILS && looked == Fault.SYNC_FAILS) {
                throw new IOException("the faulty disk failed to sync");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public DiskFile open(Path path) throws IOException {
        check(Fault.FULL);
        return new FaultyFile(real.open(path));
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
        check(Fault.SYNC_FAILS);
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

    private final class FaultyFile implements DiskFile {
        private final DiskFile file;

        FaultyFile(DiskFile file) {
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
            check(Fault.FULL);
            file.write(from, offset);
        }

        @Override
        public void force() throws IOException {
            check(Fault.SYNC_FAILS);
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
}
