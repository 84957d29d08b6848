package outlay.activate.outbox;

import java.util.Optional;
import outlay.activate.Account;
import outlay.activate.ConversionsOut;
import outlay.base.ClientId;

/// The accounts at destinations that clients have set up.
@FunctionalInterface
public interface Accounts {
    /// @param name the client's for it
    Optional<Connected> of(ClientId client, String name);

    /// @param on whether its owner lets anything be sent to it
    record Connected(String name, ConversionsOut out, Account account, boolean on) {}
}
