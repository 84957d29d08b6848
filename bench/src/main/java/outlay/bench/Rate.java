package outlay.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Entries or syncs in a second, and how long each took.
record Rate(double perSecond, long[] nanos) {
    private static final int FILE_BYTES = 64 << 20;
    private static final int BLOCK_BYTES = 512;
    private static final int MOST = 1 << 20;

    /// What the disk itself can do: small writes into a file that is there already, each synced.
    static Rate ofDisk(Path folder, int seconds) throws IOException {
        Path path = folder.resolve("disk");
        long[] nanos = new long[MOST];
        int count = 0;
        long start;
        long now;
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(FILE_BYTES));
            file.force(true);
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
            start = System.nanoTime();
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            for (now = start; now < end && count < nanos.length; count++) {
                file.write(block.clear(), (long) count * block.capacity() % FILE_BYTES);
                file.force(false);
                long then = now;
                now = System.nanoTime();
                nanos[count] = now - then;
            }
        }
        Files.delete(path);
        return new Rate(count / ((now - start) / 1e9), Arrays.copyOf(nanos, count));
    }
}
