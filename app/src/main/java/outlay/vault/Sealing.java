package outlay.vault;

import java.io.IOException;

/// What is done to bytes that may say something about a person before they are written into the data folder, and undone
/// when they are read.
///
/// Law: `open(owner, about, seal(owner, about, plain))` is `plain`; with any other owner or `about` nothing opens.
public interface Sealing {
    /// Leaves everything as it is: for files that nobody has sealed.
    Sealing NONE = new Unsealed();

    /// The owner of what belongs to the installation and not to one client.
    String INSTALLATION = "";

    /// Whether `seal` makes anything unreadable.
    boolean seals();

    /// @param owner whose key: a client's name, or `INSTALLATION`
    /// @param about what the bytes are, which must be said again to open them; not kept
    /// @return longer by [Vault#OVERHEAD_BYTES], and never the same for two calls
    /// @throws IOException where the owner has no key yet and none can be kept
    byte[] seal(String owner, byte[] about, byte[] plain) throws IOException;

    /// @throws CannotOpen for bytes that were changed, or that a key is missing for
    byte[] open(String owner, byte[] about, byte[] sealed);

    /// The key of HMACs by which what came in is told to be the same; empty where plain digests serve.
    byte[] comparing();
}
