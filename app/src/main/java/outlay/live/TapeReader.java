package outlay.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import outlay.base.Tape;

/// Reads what [TapeWriter] wrote, and gives none of it out before its checksum was found right.
final class TapeReader implements Tape.In {
    private final InputStream in;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();
    private long left;

    /// What is on the tape is not what was put there.
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1;

        Damaged(String what) {
            super(what);
        }
    }

    /// @param most how many bytes it has at the most, so that a damaged size asks for no more memory than that
    TapeReader(InputStream in, long most) {
        this.in = in;
        this.left = most;
    }

    @Override
    public long[] longs() {
        long[] values = new long[size(TapeWriter.LONGS, Long.BYTES)];
        for (int at = 0; at < values.length;) {
            int some = fill((values.length - at) * (long) Long.BYTES) / Long.BYTES;
            buffer.asLongBuffer().get(values, at, some);
            at += some;
        }
        check();
        return values;
    }

    @Override
    public int[] ints() {
        int[] values = new int[size(TapeWriter.INTS, Integer.BYTES)];
        for (int at = 0; at < values.length;) {
            int some = fill((values.length - at) * (long) Integer.BYTES) / Integer.BYTES;
            buffer.asIntBuffer().get(values, at, some);
            at += some;
        }
        check();
        return values;
    }

    @Override
    public byte[] bytes() {
        byte[] values = new byte[size(TapeWriter.BYTES, 1)];
        for (int at = 0; at < values.length;) {
            int some = fill(values.length - at);
            buffer.get(values, at, some);
            at += some;
        }
        check();
        return values;
    }

    /// Reads the head of the column that begins here.
    private int size(int kind, int width) {
        checksum.reset();
        fill(2 * Long.BYTES);
        if (buffer.getLong() != kind) {
            throw new Damaged("no column of kind " + kind + " begins where one should");
        }
        long size = buffer.getLong();
        if (size < 0 || size > left / width) {
            throw new Damaged("a column is cut off");
        }
        return Math.toIntExact(size);
    }

    private void check() {
        long found = checksum.getValue();
        fill(Long.BYTES);
        if (buffer.getLong() != found) {
            throw new Damaged("a column has another checksum than it was written with");
        }
    }

    /// Brings the next `wanted` bytes, or as many as fit, into the buffer.
    private int fill(long wanted) {
        int some = (int) Math.min(wanted, buffer.capacity());
        try {
            if (in.readNBytes(buffer.array(), 0, some) < some) {
                throw new Damaged("it is cut off");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        left -= some;
        buffer.clear().limit(some);
        checksum.update(buffer.array(), 0, some);
        return some;
    }
}
