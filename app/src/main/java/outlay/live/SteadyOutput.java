package outlay.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import outlay.base.Pausing;

/// Brings a large file to the disk piece by piece. Everything at once would have whoever else waits for the disk wait
/// for all of it: each event is answered once it is there.
final class SteadyOutput extends OutputStream {
    static final int PIECE_BYTES = 1 << 20;
    /// A piece takes far longer than the time between two rests.
    private static final int STEPS = 1_000;

    private final FileChannel file;
    private int unforced;

    SteadyOutput(FileChannel file) {
        this.file = file;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int done = 0; done < length;) {
            int now = Math.min(length - done, PIECE_BYTES - unforced);
            ByteBuffer piece = ByteBuffer.wrap(bytes, from + done, now);
            while (piece.hasRemaining()) {
                file.write(piece);
            }
            done += now;
            unforced += now;
            if (unforced == PIECE_BYTES) {
                file.force(false);
                unforced = 0;
                Pausing.here(STEPS);
            }
        }
    }
}
