package outlay.live;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import outlay.base.Tape;

/// Reads from a mapped file what [TapeWriter] wrote, and believes none of it before its checksum was found right.
final class TapeReader implements Tape.In {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int STRETCH_BYTES = 1 << 28;

    private final MemorySegment file;
    private long offset;

    /// What is on the tape is not what was put there.
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1;

        Damaged(String what) {
            super(what);
        }
    }

    TapeReader(MemorySegment file) {
        this.file = file;
    }

    @Override
    public long[] longs() {
        int size = size(TapeWriter.LONGS, Long.BYTES);
        long[] values = new long[size];
        MemorySegment.copy(file, LONG, offset, values, 0, size);
        next(size * (long) Long.BYTES);
        return values;
    }

    @Override
    public int[] ints() {
        int size = size(TapeWriter.INTS, Integer.BYTES);
        int[] values = new int[size];
        MemorySegment.copy(file, INT, offset, values, 0, size);
        next(size * (long) Integer.BYTES);
        return values;
    }

    @Override
    public byte[] bytes() {
        int size = size(TapeWriter.BYTES, 1);
        byte[] values = new byte[size];
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, offset, values, 0, size);
        next(size);
        return values;
    }

    /// Checks the column that begins here, and moves to its content.
    private int size(int kind, int width) {
        long content = offset + TapeWriter.HEAD_BYTES;
        long room = file.byteSize() - content - TapeWriter.TAIL_BYTES;
        if (room < 0 || file.get(LONG, offset) != kind) {
            throw new Damaged("no column of kind " + kind + " begins at byte " + offset);
        }
        long size = file.get(LONG, offset + Long.BYTES);
        if (size < 0 || size > room / width) {
            throw new Damaged("the column at byte " + offset + " is cut off");
        }
        CRC32C checksum = new CRC32C();
        long end = content + size * width;
        for (long at = offset; at < end; at += STRETCH_BYTES) {
            checksum.update(file.asSlice(at, Math.min(STRETCH_BYTES, end - at)).asByteBuffer());
        }
        if (checksum.getValue() != file.get(LONG, end)) {
            throw new Damaged("the column at byte " + offset + " has another checksum than it was written with");
        }
        offset = content;
        return Math.toIntExact(size);
    }

    private void next(long bytes) {
        offset += bytes + TapeWriter.TAIL_BYTES;
    }
}
