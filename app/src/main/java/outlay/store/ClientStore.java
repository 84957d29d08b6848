package outlay.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;
import outlay.base.Period;
import outlay.fact.Import;
import outlay.fact.SpendRow;

/// What is kept of one client. Every query has the client in its condition; PostgreSQL checks it a second time.
public final class ClientStore {
    private final Engine engine;
    private final ClientId client;

    ClientStore(Engine engine, ClientId client) {
        this.engine = engine;
        this.client = client;
    }

    public ClientId client() {
        return client;
    }

    /// The finished imports, in the order of the log.
    public List<Import> imports() {
        return read(handle -> SelectImports.of(handle, client));
    }

    public Optional<Import> importById(String id) {
        return read(handle -> SelectImports.byId(handle, client, id));
    }

    /// The rows of finished imports for the days of `period`, in the order of the log. Which of two imports of one day
    /// counts is for the ledger to say.
    public List<SpendRow> spendRows(Period period) {
        return read(handle -> SelectSpendRows.of(handle, client, period));
    }

    /// What was refused, the latest first.
    public List<Refused> refusals(int atMost) {
        return read(handle -> SelectRefusals.of(handle, client, atMost));
    }

    /// How many entries came in, by the day of their receipt and by kind.
    public List<EntryCount> entryCounts() {
        return read(handle -> SelectEntryCounts.of(handle, client));
    }

    private <T> T read(Function<Handle, T> work) {
        return engine.read(handle -> {
            engine.actFor(handle, client);
            return work.apply(handle);
        });
    }
}
