package outlay.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

/// The keys and links of every client. They are not in the log, so nothing but a backup brings them back.
public final class GateStore {
    private final Engine engine;

    GateStore(Engine engine) {
        this.engine = engine;
    }

    /// Another number after every change of a key or link, by whichever process.
    public long version() {
        return engine.read(handle -> GateVersion.of(handle, GateVersion.GATES));
    }

    /// Everybody's keys, the revoked ones too, in the order of clients and ids.
    public List<KeptKey> keys() {
        return ofAll(AccessKeys::of);
    }

    /// A client's keys, in the order of ids.
    public List<KeptKey> keys(ClientId client) {
        return of(client, AccessKeys::of);
    }

    /// Everybody's links, the disabled ones too, in the order of clients and ids.
    public List<KeptLink> links() {
        return ofAll(TrackedLinks::of);
    }

    /// A client's links, in the order of ids.
    public List<KeptLink> links(ClientId client) {
        return of(client, TrackedLinks::of);
    }

    public void add(KeptKey key) {
        change(key.client(), handle -> AccessKeys.insert(handle, key));
    }

    public void add(KeptLink link) {
        change(link.client(), handle -> TrackedLinks.insert(handle, link));
    }

    /// False where the client has no such key that is not revoked already.
    public boolean revoke(ClientId client, String id, Instant at) {
        return change(client, handle -> AccessKeys.revoke(handle, client, id, at));
    }

    /// Takes a revocation back; false where the key is not revoked, or was at another time than `at`.
    public boolean restore(ClientId client, String id, Instant at) {
        return change(client, handle -> AccessKeys.restore(handle, client, id, at));
    }

    /// Whether silence about consent counts as a no for what comes with a key from now on.
    ///
    /// @return false where there is no valid key of that id, or it is so already
    public boolean requireConsent(ClientId client, String id, boolean required) {
        return change(client, handle -> AccessKeys.requireConsent(handle, client, id, required));
    }

    /// When what came with a client's keys was stored, in the order of the keys' ids.
    public List<KeptUse> uses(ClientId client) {
        return of(client, KeyUseRows::of);
    }

    /// Writes down that something which came with a key was stored. Nothing that opens has changed by it.
    ///
    /// @param at of a whole second
    public void used(ClientId client, String key, Instant at) {
        engine.write(handle -> {
            engine.actFor(handle, client);
            return KeyUseRows.put(handle, client, key, at);
        });
    }

    /// False where the client has no such link that is not disabled already.
    public boolean disable(ClientId client, String id, Instant at) {
        return change(client, handle -> TrackedLinks.disable(handle, client, id, at));
    }

    /// Puts a link back into use; false where the client has no such link that is disabled.
    public boolean enable(ClientId client, String id) {
        return change(client, handle -> TrackedLinks.enable(handle, client, id));
    }

    private boolean change(ClientId client, ToIntFunction<Handle> work) {
        return engine.write(handle -> {
            GateVersion.grow(handle, GateVersion.GATES);
            GateClients.insertUnlessKnown(handle, client);
            engine.actFor(handle, client);
            return work.applyAsInt(handle) > 0;
        });
    }

    private <T> List<T> of(ClientId client, BiFunction<Handle, ClientId, List<T>> select) {
        return engine.read(handle -> {
            engine.actFor(handle, client);
            return select.apply(handle, client);
        });
    }

    private <T> List<T> ofAll(BiFunction<Handle, ClientId, List<T>> select) {
        return engine.read(handle -> {
            List<T> all = new ArrayList<>();
            for (ClientId client : GateClients.all(handle)) {
                engine.actFor(handle, client);
                all.addAll(select.apply(handle, client));
            }
            return all;
        });
    }
}
