package outlay.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

/// The accounts at destinations of every client. They are not in the log, so nothing but a backup brings them back.
public final class AccountStore {
    private final Engine engine;

    AccountStore(Engine engine) {
        this.engine = engine;
    }

    /// Another number after every change of an account, by whichever process.
    public long version() {
        return engine.read(handle -> GateVersion.of(handle, GateVersion.DESTINATIONS));
    }

    /// Everybody's, in the order of clients and names.
    public List<KeptAccount> all() {
        return engine.read(handle -> {
            List<KeptAccount> all = new ArrayList<>();
            for (ClientId client : GateClients.all(handle)) {
                engine.actFor(handle, client);
                all.addAll(AccountRows.of(handle, client));
            }
            return all;
        });
    }

    /// A client's, in the order of names.
    public List<KeptAccount> of(ClientId client) {
        return engine.read(handle -> {
            engine.actFor(handle, client);
            return AccountRows.of(handle, client);
        });
    }

    /// False where the client has one of that name already.
    public boolean add(KeptAccount account) {
        return change(account.client(), handle -> AccountRows.insert(handle, account));
    }

    /// False, as of the four that follow, where the client has none of that name.
    public boolean set(ClientId client, String name, String sealed, Instant at) {
        return change(client, handle -> AccountRows.set(handle, client, name, sealed, at));
    }

    /// @param sends whether anything may be sent to it
    public boolean turn(ClientId client, String name, boolean sends, Instant at) {
        return change(client, handle -> AccountRows.turn(handle, client, name, sends, at));
    }

    /// @param address under which its file is fetched from now on, alone; empty for none
    public boolean feed(ClientId client, String name, Optional<KeptAccount.Address> address) {
        return change(client, handle -> AccountRows.feed(handle, client, name,
                address.map(KeptAccount.Address::sha256).orElse(""),
                address.map(KeptAccount.Address::since).map(Instant::toString).orElse("")));
    }

    public boolean remove(ClientId client, String name) {
        return change(client, handle -> AccountRows.remove(handle, client, name));
    }

    private boolean change(ClientId client, ToIntFunction<Handle> work) {
        return engine.write(handle -> {
            GateVersion.grow(handle, GateVersion.DESTINATIONS);
            GateClients.insertUnlessKnown(handle, client);
            engine.actFor(handle, client);
            return work.applyAsInt(handle) > 0;
        });
    }
}
