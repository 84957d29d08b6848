package outlay.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The machine's disk, whose syncs take as long as a test wants: while it is held, none of them returns.
public final class SlowDisk extends RealDisk {
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
        return new FileAround(super.open(path)) {
            @Override
            public void force() throws IOException {
                hold.readLock().lock();
                try {
                    super.force();
                } finally {
                    hold.readLock().unlock();
                }
            }
        };
    }
}
