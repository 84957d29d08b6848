package outlay.activate.outbox;

import java.util.Optional;
import outlay.activate.Account;
import outlay.activate.Destination;
import outlay.base.ClientId;

/// The accounts at destinations that clients have set up.
@FunctionalInterface
public interface Accounts {
    /// @param name the client's for it
    Optional<Connected> of(ClientId client, String name);

    /// @param out a [outlay.activate.ConversionsOut], which is called, or a [outlay.activate.Feed], which is fetched
    /// @param on  whether its owner lets anything be sent to it
    record Connected(String name, Destination out, Account account, boolean on) {}
}
