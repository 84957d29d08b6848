package outlay.vault;

import java.io.IOException;

/// What is done to bytes that may say something about a person before they are written into the data folder, and undone
/// when they are read.
///
/// Law: `open(owner, about, seal(owner, about, plain))` is `plain`; with any other owner or `about` nothing opens.
public interface Sealing extends Sealer {
    /// Leaves everything as it is: for files that nobody has sealed.
    Sealing NONE = new Unsealed();

    /// The owner of what belongs to the installation and not to one client.
    String INSTALLATION = "";

    /// For sealing many things after one another, which costs less than each by itself. For one thread; to be closed.
    ///
    /// @param messages how many they are, about
    default Run run(int messages) {
        Sealing each = this;
        return new Run() {
            @Override
            public boolean seals() {
                return each.seals();
            }

            @Override
            public byte[] seal(String owner, byte[] about, byte[]... plain) throws IOException {
                return each.seal(owner, about, plain);
            }

            @Override
            public void close() {}
        };
    }

    /// See [#run].
    interface Run extends Sealer, AutoCloseable {
        @Override
        void close();
    }

    /// @throws CannotOpen for bytes that were changed, or that a key is missing for
    byte[] open(String owner, byte[] about, byte[] sealed);

    /// The key of HMACs by which what came in is told to be the same; empty where plain digests serve.
    byte[] comparing();
}
