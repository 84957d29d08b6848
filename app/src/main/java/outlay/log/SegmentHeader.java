package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The first 8 KiB of a segment: what it is, in two copies on two pages, because without the salt nothing behind it can
/// be checked.
record SegmentHeader(long first, long salt) {
    static final int BYTES = 8 << 10;
    static final String SUFFIX = ".log";
    private static final int COPY_BYTES = BYTES / 2;
    private static final long MAGIC = 0x4f55544c41594c47L; // OUTLAYLG
    private static final int VERSION = 1;
    private static final int USED_BYTES = 32;

    /// Names sort in the order of the log.
    static String nameOf(long first) {
        String digits = Long.toString(first);
        return "0".repeat(19 - digits.length()) + digits + SUFFIX;
    }

    static boolean isName(String name) {
        return name.length() == 19 + SUFFIX.length() && name.endsWith(SUFFIX)
                && name.chars().limit(19).allMatch(digit -> digit >= '0' && digit <= '9');
    }

    static long firstOf(String name) {
        return Long.parseLong(name.substring(0, 19));
    }

    void write(Disk.DiskFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        for (int at = 0; at < BYTES; at += COPY_BYTES) {
            bytes.position(at).putLong(MAGIC).putInt(VERSION).putLong(first).putLong(salt);
            bytes.putInt(checksum(bytes, at));
        }
        file.write(bytes.clear(), 0);
    }

    /// What was found of a header: nothing, where both copies are lost.
    record Found(Optional<SegmentHeader> header, boolean copyOneSound, boolean copyTwoSound) {}

    static Found read(Disk.DiskFile file, Path path, long first) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        file.read(bytes, 0);
        boolean one = isSound(bytes, 0, first);
        boolean two = isSound(bytes, COPY_BYTES, first);
        if (!one && !two && bytes.getLong(0) == MAGIC && bytes.getInt(8) > VERSION) {
            throw new IOException("The log's segment " + path + " has the format " + bytes.getInt(8)
                    + " and this Outlay reads up to " + VERSION + "; use the newer one.");
        }
        Optional<SegmentHeader> header = one || two
                ? Optional.of(new SegmentHeader(first, bytes.getLong((one ? 0 : COPY_BYTES) + 20)))
                : Optional.empty();
        return new Found(header, one, two);
    }

    private static boolean isSound(ByteBuffer bytes, int at, long first) {
        boolean sound = bytes.getLong(at) == MAGIC && bytes.getInt(at + 8) == VERSION && bytes.getLong(at + 12) == first
                && bytes.getInt(at + 28) == checksum(bytes, at);
        for (int i = at + USED_BYTES; i < at + COPY_BYTES && sound; i += 8) {
            sound = bytes.getLong(i) == 0;
        }
        return sound;
    }

    private static int checksum(ByteBuffer bytes, int at) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.array(), at, USED_BYTES - 4);
        return (int) checksum.getValue();
    }
}
