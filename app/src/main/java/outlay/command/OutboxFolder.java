package outlay.command;

import java.util.function.Function;
import outlay.Settings;
import outlay.store.OutboxStore;
import outlay.store.Store;
import outlay.store.StoreRefused;
import outlay.vault.Vault;

/// The outbox of a data folder, as commands use it, also beside a running server.
final class OutboxFolder {
    private final Settings settings;

    OutboxFolder(Settings settings) {
        this.settings = settings;
    }

    <T> T use(Function<OutboxStore, T> work) {
        Vault vault = Workspace.vault(settings);
        try (Store store = Store.open(settings.data(), settings.databaseUrl(), settings.databaseOwnerUrl())) {
            return work.apply(store.outbox(vault, vault));
        } catch (StoreRefused refused) {
            throw new Failure(String.valueOf(refused.getMessage()), refused);
        }
    }
}
