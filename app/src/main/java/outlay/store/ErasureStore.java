package outlay.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

/// That people were erased, and the marks by which they are known again. Not in the log; only a backup brings it back.
public final class ErasureStore {
    private final Engine engine;

    ErasureStore(Engine engine) {
        this.engine = engine;
    }

    /// From here on these identifiers are suppressed; with the erasure's record, in one step.
    public void suppress(KeptErasure erasure, Collection<String> marks) {
        change(erasure.client(), handle -> ErasureRows.put(handle, erasure)
                + ErasureRows.suppress(handle, erasure.client(), erasure.id(), marks));
    }

    /// Adds the record, or replaces that of the same id.
    public void put(KeptErasure erasure) {
        change(erasure.client(), handle -> ErasureRows.put(handle, erasure));
    }

    /// Forgets the record. The marks stay: who was erased stays erased.
    public void forget(KeptErasure erasure) {
        change(erasure.client(), handle -> ErasureRows.forget(handle, erasure.client(), erasure.id()));
    }

    /// A client's erasures, in the order in which they were asked for.
    public List<KeptErasure> of(ClientId client) {
        return engine.read(handle -> {
            engine.actFor(handle, client);
            return ErasureRows.of(handle, client);
        });
    }

    /// Everybody's.
    public List<KeptErasure> all() {
        List<KeptErasure> all = new ArrayList<>();
        ofAll(ErasureRows::of).values().forEach(all::addAll);
        return all;
    }

    /// The marks by the erasures that they came with.
    public Map<ClientId, Map<String, List<String>>> marksByErasure() {
        return ofAll(ErasureRows::marksByErasure);
    }

    public Map<ClientId, List<String>> marks() {
        return ofAll(ErasureRows::marks);
    }

    private void change(ClientId client, Function<Handle, Integer> work) {
        engine.write(handle -> {
            GateClients.insertUnlessKnown(handle, client);
            engine.actFor(handle, client);
            return work.apply(handle);
        });
    }

    private <T> Map<ClientId, T> ofAll(BiFunction<Handle, ClientId, T> select) {
        return engine.read(handle -> {
            Map<ClientId, T> all = new TreeMap<>();
            for (ClientId client : GateClients.all(handle)) {
                engine.actFor(handle, client);
                all.put(client, select.apply(handle, client));
            }
            return all;
        });
    }
}
