package outlay.vault;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// Writes a file of any length, sealed in pieces. Each piece is bound to its file, its number and to whether it is the
/// last, so that none can be left out, moved or taken from another file.
public final class SealedOutput extends OutputStream {
    static final int PIECE_BYTES = 1 << 20;

    private final DataOutputStream to;
    private final Sealing sealing;
    private final String name;
    private byte[] piece = new byte[PIECE_BYTES];
    private int filled;
    private int number;

    /// @param what a word for what the file is; the same must be said to read it
    public SealedOutput(OutputStream to, Sealing sealing, String what) throws IOException {
        this.to = new DataOutputStream(to);
        this.sealing = sealing;
        UUID file = UUID.randomUUID();
        this.to.writeLong(file.getMostSignificantBits());
        this.to.writeLong(file.getLeastSignificantBits());
        this.name = what + " " + file;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int done = 0; done < length;) {
            if (filled == PIECE_BYTES) {
                put(false);
            }
            int some = Math.min(length - done, PIECE_BYTES - filled);
            System.arraycopy(bytes, from + done, piece, filled, some);
            filled += some;
            done += some;
        }
    }

    private void put(boolean last) throws IOException {
        byte[] plain = filled == PIECE_BYTES ? piece : Arrays.copyOf(piece, filled);
        byte[] sealed = sealing.seal(Sealing.INSTALLATION, about(name, number++, last), plain);
        to.writeInt(last ? -sealed.length : sealed.length);
        to.write(sealed);
        filled = 0;
    }

    static byte[] about(String name, int number, boolean last) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(text.length + 5).put(text).putInt(number).put((byte) (last ? 1 : 0)).array();
    }

    /// Writes the last piece; what is below stays open.
    public void finish() throws IOException {
        put(true);
        piece = new byte[0];
        to.flush();
    }
}
