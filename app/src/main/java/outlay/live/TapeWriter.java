package outlay.live;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import outlay.base.Tape;

/// Writes columns, each with its kind, its size and a checksum; little-endian, as the machines that run this have them
/// in memory.
final class TapeWriter implements Tape.Out {
    static final int LONGS = 1;
    static final int INTS = 2;
    static final int BYTES = 3;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();

    TapeWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void longs(long[] values, int size) {
        begin(LONGS, size);
        for (int at = 0; at < size;) {
            int some = Math.min(size - at, room() / Long.BYTES);
            buffer.asLongBuffer().put(values, at, some);
            buffer.position(buffer.position() + some * Long.BYTES);
            at += some;
        }
        end();
    }

    @Override
    public void ints(int[] values, int size) {
        begin(INTS, size);
        for (int at = 0; at < size;) {
            int some = Math.min(size - at, room() / Integer.BYTES);
            buffer.asIntBuffer().put(values, at, some);
            buffer.position(buffer.position() + some * Integer.BYTES);
            at += some;
        }
        end();
    }

    @Override
    public void bytes(byte[] values, int size) {
        begin(BYTES, size);
        for (int at = 0; at < size;) {
            int some = Math.min(size - at, room());
            buffer.put(values, at, some);
            at += some;
        }
        end();
    }

    private void begin(int kind, int size) {
        checksum.reset();
        buffer.putLong(kind).putLong(size);
    }

    private void end() {
        flush();
        buffer.putLong(checksum.getValue());
        flush();
    }

    /// At least eight bytes.
    private int room() {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        return buffer.remaining();
    }

    private void flush() {
        buffer.flip();
        checksum.update(buffer.duplicate());
        try {
            out.write(buffer.array(), 0, buffer.remaining());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        buffer.clear();
    }
}
