package outlay.vault;

import java.io.IOException;

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
}
