package outlay.command;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.local.RunningServer;
import outlay.store.GateStore;
import outlay.store.Store;
import outlay.store.StoreRefused;
import outlay.vault.Secrets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The keys, links and accounts of a data folder, as commands change them: in the store, and then at once in the server
/// that runs over it.
final class GateFolder {
    private final Settings settings;

    GateFolder(Settings settings) {
        this.settings = settings;
    }

    static ClientId client(CommandSpec spec, String name) {
        try {
            return new ClientId(name);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    Secrets secret() {
        return Workspace.vault(settings);
    }

    <T> T read(Function<GateStore, T> work) {
        return inStore(store -> work.apply(store.gates()));
    }

    <T> T inStore(Function<Store, T> work) {
        try (Store store = Store.open(settings.data(), settings.databaseUrl(), settings.databaseOwnerUrl())) {
            return work.apply(store);
        } catch (StoreRefused refused) {
            throw new Failure(String.valueOf(refused.getMessage()), refused);
        }
    }

    /// Returns when a running server knows, too.
    <T> T change(Function<GateStore, T> work) {
        return changeStore(store -> work.apply(store.gates()));
    }

    /// Likewise.
    <T> T changeStore(Function<Store, T> work) {
        T done = inStore(work);
        try {
            Optional<RunningServer> server = RunningServer.of(settings.data());
            if (server.isPresent()) {
                server.get().lookAtGates();
            }
        } catch (IOException unheard) {
            throw new Failure("the change is stored, but the running server could not be told: " + unheard.getMessage()
                    + ". It looks by itself every few seconds.", unheard);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return done;
    }
}
