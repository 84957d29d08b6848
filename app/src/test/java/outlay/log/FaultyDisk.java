package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The machine's disk, which fills up, breaks or hangs when it is told to, and heals again.
public final class FaultyDisk extends RealDisk {
    public enum Fault {
        NONE, FULL, SYNC_FAILS, HANGS
    }

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
        return new FileAround(super.open(path)) {
            @Override
            public void write(ByteBuffer from, long offset) throws IOException {
                check(Fault.FULL);
                super.write(from, offset);
            }

            @Override
            public void force() throws IOException {
                check(Fault.SYNC_FAILS);
                super.force();
            }
        };
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        check(Fault.SYNC_FAILS);
        super.forceFolder(folder);
    }
}
