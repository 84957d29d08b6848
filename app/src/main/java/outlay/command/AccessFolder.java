package outlay.command;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Function;
import outlay.Settings;
import outlay.access.AccessControl;
import outlay.store.Store;
import outlay.store.StoreRefused;

/// Users and tokens of a data folder, as commands change them. A server that runs over it sees the change with the next
/// request.
final class AccessFolder {
    private final Settings settings;

    AccessFolder(Settings settings) {
        this.settings = settings;
    }

    /// @throws Failure with what is wrong with the arguments, or with the store
    <T> T with(Function<AccessControl, T> work) {
        try (Store store = Store.open(settings.data(), settings.databaseUrl(), settings.databaseOwnerUrl())) {
            return work.apply(new AccessControl(store.access(), Workspace.vault(settings), Clock.systemUTC(),
                    new SecureRandom()));
        } catch (StoreRefused | IllegalArgumentException refused) {
            throw new Failure(String.valueOf(refused.getMessage()), refused);
        }
    }

    /// Where the pages are, as this machine reaches them.
    String origin() {
        return "http://" + settings.host() + ":" + settings.port();
    }
}
