package outlay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The one half of [Sealing]: what writers need.
public interface Sealer {
    /// Whether `seal` makes anything unreadable.
    boolean seals();

    /// @param owner whose key: a client's name, or [Sealing#INSTALLATION]
    /// @param about what the bytes are, which must be said again to open them; not kept
    /// @param plain in parts that are sealed as one
    /// @return longer by [Vault#OVERHEAD_BYTES], and never the same for two calls
    /// @throws IOException where the owner has no key yet and none can be kept
    byte[] seal(String owner, byte[] about, byte[]... plain) throws IOException;

    /// The parts one behind the other.
    static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            whole.put(part);
        }
        return whole.array();
    }
}
