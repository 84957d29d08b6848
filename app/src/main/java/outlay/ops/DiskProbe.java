package outlay.ops;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// How long the disk takes to sync a small write, measured in a file that is gone afterwards.
public record DiskProbe(double medianMillis, double p99Millis) {
    private static final int SYNCS = 200;
    private static final int BLOCK = 4_096;
    private static final double SLOW_MILLIS = 100;
    private static final double NANOS = 1e6;

    public static DiskProbe of(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "doctor", ".probe");
        long[] nanos = new long[SYNCS];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(SYNCS * BLOCK));
            channel.force(true);
            for (int i = 0; i < SYNCS; i++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(BLOCK), (long) i * BLOCK);
                channel.force(false);
                nanos[i] = System.nanoTime() - start;
            }
        } finally {
            Files.delete(file);
        }
        Arrays.sort(nanos);
        return new DiskProbe(nanos[SYNCS / 2] / NANOS, nanos[SYNCS * 99 / 100] / NANOS);
    }

    /// So slow that senders notice.
    public boolean slow() {
        return p99Millis > SLOW_MILLIS;
    }
}
