package outlay.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import outlay.Deliveries;
import outlay.Privacy;
import outlay.Settings;
import outlay.collect.Suppression;
import outlay.live.LiveBooks;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.privacy.ErasureList;
import outlay.privacy.Erasures;
import outlay.privacy.SuppressionList;
import outlay.store.DataFormat;
import outlay.store.Projector;
import outlay.store.Store;
import outlay.store.StoreRefused;
import outlay.vault.Vault;

/// The data folder as a command opens it.
final class Workspace {
    private Workspace() {}

    /// The books that the log amounts to, begun from the data folder's snapshot.
    static LiveBooks books(Settings settings, Log log) {
        return new LiveBooks(log, LiveBooks.snapshot(settings.data()), vault(settings));
    }

    /// The keys of the data folder, made at the first call.
    static Vault vault(Settings settings) {
        try {
            DataFormat.check(settings.data());
            return Vault.open(settings.data(), settings.key(), Clock.systemUTC());
        } catch (IOException failed) {
            throw new Failure("cannot open the data folder: " + failed.getMessage(), failed);
        }
    }

    /// For writing; one process at a time.
    static LocalLog write(Settings settings) {
        try {
            Files.createDirectories(settings.data());
            return LocalLog.open(log(settings), LogSettings.DEFAULT, vault(settings));
        } catch (IOException failed) {
            throw new Failure("cannot open the data folder " + settings.data() + ": " + failed.getMessage(), failed);
        }
    }

    /// For reading, also beside a process that writes.
    static Log read(Settings settings) {
        if (!Files.isDirectory(log(settings))) {
            throw new Failure("there is nothing in the data folder " + settings.data()
                    + " yet; import something into it, run the demo, or name another with --data.");
        }
        try {
            Vault vault = vault(settings);
            checkErased(settings);
            Log log = LocalLog.openReadOnly(log(settings), vault);
            return Files.isDirectory(settings.data().resolve(Erasures.FOLDER))
                    ? new Privacy(vault).veiled(settings.data(), log)
                    : log;
        } catch (IOException failed) {
            throw new Failure("cannot read the data folder " + settings.data() + ": " + failed.getMessage(), failed);
        }
    }

    /// A log that was restored from a copy may hold people who were erased since.
    private static void checkErased(Settings settings) throws IOException {
        List<String> missing = ErasureList.missingInLog(settings.data());
        if (!missing.isEmpty()) {
            throw new Failure("the log in " + settings.data() + " is older than " + missing.size()
                    + " erasures: it was restored from a copy, and may hold people who were erased. Start the server, "
                    + "or run \"outlay erase --resume --client C\" once, which erases them again.");
        }
    }

    /// Brings the tables up to date with the log.
    static void project(Settings settings, Log log) {
        try (Store store = Store.open(settings.data(), settings.databaseUrl(), settings.databaseOwnerUrl())) {
            DataFormat.put(settings.data(), DataFormat.NEWEST);
            new Projector(store, log, Deliveries.kept(log, store, vault(settings), settings.rules())).catchUp();
        } catch (StoreRefused | IOException refused) {
            throw new Failure(String.valueOf(refused.getMessage()), refused);
        }
    }

    /// Who was erased and must not come back by a file.
    static Suppression suppression(Settings settings) {
        try (Store store = Store.open(settings.data(), settings.databaseUrl(), settings.databaseOwnerUrl())) {
            SuppressionList list = new Privacy(vault(settings)).suppression();
            store.erasures().marks().forEach(list::add);
            return list;
        } catch (StoreRefused refused) {
            throw new Failure(String.valueOf(refused.getMessage()), refused);
        }
    }

    static Path log(Settings settings) {
        return settings.data().resolve("log");
    }
}
