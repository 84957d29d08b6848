package outlay.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.Settings;
import outlay.audit.AuditCheck;
import outlay.backup.Backup;
import outlay.backup.Manifest;
import outlay.log.Damage;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogCheck;
import outlay.log.LogCopy;
import outlay.store.DataFormat;
import outlay.store.KeptTable;
import outlay.store.StoreCheck;
import outlay.store.StoreCopy;
import outlay.vault.CannotOpen;
import outlay.vault.KeyFile;
import outlay.vault.Vault;

/// A backup that was unpacked and is nobody's data folder yet, held against what its manifest says.
record RestoredFolder(Settings settings, Path folder, Manifest manifest) {
    /// What a look at everything finds wrong.
    List<String> wrong() throws IOException {
        List<String> wrong = new ArrayList<>();
        DataFormat.check(folder);
        try {
            Vault vault = Vault.open(folder, key(), Clock.systemUTC());
            LogCheck check = LogCheck.of(folder.resolve("log"), vault);
            check.damages().stream().map(Damage::toString).forEach(wrong::add);
            if (check.end() != manifest.position()) {
                wrong.add("its log ends at " + check.end() + " and not at " + manifest.position());
            }
            try (Log log = LocalLog.openReadOnly(folder.resolve("log"), vault)) {
                differing("log", LogCopy.digest(log, manifest.position()), manifest.log()).ifPresent(wrong::add);
                differing("books", BooksDigest.of(log, manifest.position()), manifest.books()).ifPresent(wrong::add);
            }
            database(wrong);
            AuditCheck audit = settings.withData(folder).auditLog(vault, Clock.systemUTC()).checkAlone();
            audit.bad().ifPresent(bad -> wrong.add("entry " + bad.number() + " of its audit log: " + bad.why()));
        } catch (CannotOpen closed) {
            wrong.add(String.valueOf(closed.getMessage()));
        }
        return wrong;
    }

    /// The installation key of the backup, or of the settings where the backup was made without one.
    private KeyFile key() throws IOException {
        KeyFile key = manifest.key() ? new KeyFile(folder.resolve(Backup.INSTALLATION_KEY)) : settings.key();
        if (!Files.exists(key.path())) {
            throw new IOException("the backup was made without the installation key, and there is none at "
                    + key.path() + "; put your copy of it somewhere else than into the data folder and name it with "
                    + "key_file (OUTLAY_KEY_FILE)");
        }
        return key;
    }

    private void database(List<String> wrong) throws IOException {
        Optional<Long> store = StoreCheck.position(folder, Optional.empty());
        if (store.isPresent() != manifest.database()
                || store.filter(position -> position > manifest.position()).isPresent()) {
            wrong.add("its database is missing or ahead of its log");
            return;
        }
        Path copy = folder.resolve(Backup.STORE);
        List<KeptTable> tables = Files.exists(copy) ? StoreCopy.tables(copy) : List.of();
        if (!tables.equals(manifest.tables())) {
            wrong.add("its database holds " + tables + " and not " + manifest.tables());
        }
    }

    private static Optional<String> differing(String what, String found, String said) {
        return found.equals(said)
                ? Optional.empty()
                : Optional.of("its " + what + " are " + found + " and not " + said);
    }
}
