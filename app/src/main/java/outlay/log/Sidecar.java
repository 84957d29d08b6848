package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The file beside a sealed segment that holds its contents in short, so that opening a log need not read the log. It
/// can be deleted at any time: it is made again from the segment.
record Sidecar(long next, long end, Contents contents) {
    static final String SUFFIX = ".index";
    static final String UNFINISHED = ".unfinished";
    private static final long MAGIC = 0x4f55544c41594932L; // OUTLAYI2
    private static final int HEAD_BYTES = 44;

    static Path pathOf(Path segment) {
        String name = String.valueOf(segment.getFileName());
        return segment.resolveSibling(name.substring(0, name.length() - SegmentHeader.SUFFIX.length()) + SUFFIX);
    }

    /// @param maker the name of the key that its fingerprints are made with
    void write(Disk disk, Path segment, long salt, long maker) throws IOException {
        int bytes = HEAD_BYTES + contents.count() * Contents.WORDS * Long.BYTES + 4;
        ByteBuffer out = ByteBuffer.allocate(bytes);
        out.putLong(MAGIC).putLong(salt).putLong(next).putLong(end).putInt(contents.count()).putLong(maker);
        for (int i = 0; i < contents.count(); i++) {
            for (int word = 0; word < Contents.WORDS; word++) {
                out.putLong(contents.word(i, word));
            }
        }
        out.putInt(checksum(out, bytes - 4));
        Path path = pathOf(segment);
        Path unfinished = path.resolveSibling(path.getFileName() + UNFINISHED);
        try (Disk.DiskFile file = disk.open(unfinished)) {
            file.truncate(0);
            file.write(out.flip(), 0);
            file.force();
        }
        disk.rename(unfinished, path);
    }

    /// Nothing where the file does not fit the segment, is damaged, or has fingerprints that were made with another key.
    static Optional<Sidecar> read(Disk disk, Path segment, long first, long salt, long maker) throws IOException {
        ByteBuffer in;
        try (Disk.DiskFile file = disk.openToRead(pathOf(segment))) {
            in = ByteBuffer.allocate((int) Math.min(file.size(), Integer.MAX_VALUE - 8));
            file.read(in, 0);
            in.flip();
        }
        int bytes = in.limit();
        if (bytes < HEAD_BYTES + 4 || in.getLong(0) != MAGIC || in.getLong(8) != salt
                || in.getLong(36) != maker
                || in.getInt(bytes - 4) != checksum(in, bytes - 4)) {
            return Optional.empty();
        }
        int count = in.getInt(32);
        Contents contents = new Contents(first);
        in.position(HEAD_BYTES);
        for (int i = 0; i < count; i++) {
            long keyHigh = in.getLong();
            long keyLow = in.getLong();
            long contentHigh = in.getLong();
            long contentLow = in.getLong();
            long place = in.getLong();
            contents.add(keyHigh, keyLow, contentHigh, contentLow, first + (place >>> 32), place & 0xffff_ffffL);
        }
        return Optional.of(new Sidecar(in.getLong(16), in.getLong(24), contents));
    }

    private static int checksum(ByteBuffer bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.array(), 0, length);
        return (int) checksum.getValue();
    }
}
