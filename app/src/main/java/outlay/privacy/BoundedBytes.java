package outlay.privacy;

import java.io.ByteArrayOutputStream;

/// Bytes in memory, up to a bound.
final class BoundedBytes extends ByteArrayOutputStream {
    private final int most;

    /// There were more.
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    BoundedBytes(int most) {
        this.most = most;
    }

    @Override
    public synchronized void write(int one) {
        checkRoom(1);
        super.write(one);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        checkRoom(length);
        super.write(bytes, from, length);
    }

    private void checkRoom(int more) {
        if (count + (long) more > most) {
            throw new TooMany();
        }
    }
}
