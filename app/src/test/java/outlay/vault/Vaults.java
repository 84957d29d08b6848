package outlay.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;

/// Vaults of tests.
public final class Vaults {
    private Vaults() {}

    /// The vault of a data folder, its installation key where it usually lies.
    public static Vault of(Path folder) {
        try {
            return Vault.open(folder, new KeyFile(folder.resolve(KeyFile.USUAL)), Clock.systemUTC());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
