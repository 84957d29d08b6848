package outlay.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import outlay.log.RealDisk;

/// The machine's disk, except that syncs take as long as they are told: nothing is ever synced.
public final class PacedDisk extends RealDisk {
    private final long syncNanos;

    /// @param syncMillis what a sync of a file takes; 0 for nothing
    public PacedDisk(int syncMillis) {
        this.syncNanos = TimeUnit.MILLISECONDS.toNanos(syncMillis);
    }

    @Override
    public DiskFile open(Path path) throws IOException {
        return new FileAround(super.open(path)) {
            @Override
            public void force() {
                long end = System.nanoTime() + syncNanos;
                for (long left = syncNanos; left > 0; left = end - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }
        };
    }

    @Override
    public void forceFolder(Path folder) {}
}
