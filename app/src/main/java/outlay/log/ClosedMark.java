package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A small file that an orderly close leaves behind: where the log ended. It is taken away when the log is opened
/// again.
record ClosedMark(long end, long next) {
    static final String NAME = "closed";
    private static final long MAGIC = 0x4f55544c4159434cL; // OUTLAYCL
    private static final int BYTES = 28;

    void write(Disk disk, Path folder) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).putLong(MAGIC).putLong(end).putLong(next);
        bytes.putInt(checksum(bytes));
        try (Disk.DiskFile file = disk.open(folder.resolve(NAME))) {
            file.write(bytes.flip(), 0);
            file.force();
        }
        disk.forceFolder(folder);
    }

    /// Nothing where there is none, or half of one.
    static Optional<ClosedMark> read(Disk disk, Path folder) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        try (Disk.DiskFile file = disk.openToRead(folder.resolve(NAME))) {
            file.read(bytes, 0);
        }
        boolean sound = bytes.getLong(0) == MAGIC && bytes.getInt(BYTES - 4) == checksum(bytes);
        return sound ? Optional.of(new ClosedMark(bytes.getLong(8), bytes.getLong(16))) : Optional.empty();
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.array(), 0, BYTES - 4);
        return (int) checksum.getValue();
    }
}
