package outlay.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import outlay.Settings;
import outlay.ops.Finding;
import outlay.vault.Sealing;
import outlay.vault.Vault;

/// What there is to say about the keys of a data folder.
final class VaultFindings {
    private static final String CHECK = "secret";

    private VaultFindings() {}

    /// Adds the findings, and gives what opens the log: nothing where the keys do not.
    static Optional<Sealing> of(Settings settings, List<Finding> findings) throws IOException {
        Path file = settings.key().path();
        if (Files.exists(file)) {
            findings.add(rights(file));
        }
        if (!Vault.exists(settings.data())) {
            findings.add(Finding.ok(CHECK, "no keys yet; the first server or import makes them"));
            return Optional.of(Sealing.NONE);
        }
        try {
            Vault vault = Vault.open(settings.data(), settings.key(), Clock.systemUTC());
            findings.add(isWithin(settings.data(), file)
                    ? Finding.warn(CHECK, file + " lies in the data folder beside what it opens; move it elsewhere, "
                            + "name it with key_file (OUTLAY_KEY_FILE), and keep a copy apart from the folder's backup")
                    : Finding.ok(CHECK, "the installation key " + vault.installationKeyId()
                            + " lies outside of the data folder; keep a copy of it"));
            return Optional.of(vault);
        } catch (IOException closed) {
            findings.add(Finding.fail(CHECK, String.valueOf(closed.getMessage())));
            return Optional.empty();
        }
    }

    private static boolean isWithin(Path folder, Path file) throws IOException {
        return Files.exists(file) && file.toRealPath().startsWith(folder.toRealPath());
    }

    private static Finding rights(Path file) throws IOException {
        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        return rights.endsWith("------")
                ? Finding.ok(CHECK, "only its owner can read it")
                : Finding.fail(CHECK, file + " can be read by others (" + rights + "); chmod 600 it");
    }
}
