package outlay.vault;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/// Reads what [SealedOutput] wrote. Nothing of a piece is given out before all of it was found unchanged.
public final class SealedInput extends InputStream {
    private final DataInputStream from;
    private final Sealing sealing;
    private final String name;
    private byte[] piece = new byte[0];
    private int taken;
    private int number;
    private boolean ended;

    /// @param what as it was said when the file was written
    public SealedInput(InputStream from, Sealing sealing, String what) throws IOException {
        this.from = new DataInputStream(from);
        this.sealing = sealing;
        this.name = what + " " + new UUID(this.from.readLong(), this.from.readLong());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int at, int length) throws IOException {
        while (taken == piece.length && !ended) {
            next();
        }
        int some = Math.min(length, piece.length - taken);
        if (some == 0 && length > 0) {
            return -1;
        }
        System.arraycopy(piece, taken, bytes, at, some);
        taken += some;
        return some;
    }

    private void next() throws IOException {
        int length = from.readInt();
        ended = length < 0;
        int size = Math.abs(length);
        if (size < 0 || size > SealedOutput.PIECE_BYTES + Vault.OVERHEAD_BYTES) {
            throw new IOException("the file is damaged");
        }
        byte[] sealed = from.readNBytes(size);
        if (sealed.length < size) {
            throw new EOFException("the file is cut off");
        }
        piece = sealing.open(Sealing.INSTALLATION, SealedOutput.about(name, number++, ended), sealed);
        taken = 0;
    }
}
