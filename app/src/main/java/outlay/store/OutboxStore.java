package outlay.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import outlay.base.ClientId;

/// The outbox and its receipts, as the lanes work on them. Not in the log; only a backup brings it back.
public final class OutboxStore {
    private final Engine engine;
    private final OutboxSeal seal;

    OutboxStore(Engine engine, OutboxSeal seal) {
        this.engine = engine;
        this.seal = seal;
    }

    /// In the caller's transaction, which acts for the client.
    void insert(Handle handle, ClientId client, List<Effects.Wished> wishes) {
        GateClients.insertUnlessKnown(handle, client);
        DeliveryRows.insert(handle, seal, wishes);
    }

    /// What stands for a conversion's id in the tables.
    public String key(ClientId client, String conversion) {
        return seal.key(client, conversion);
    }

    /// What there is of one client, for whoever looks at it or is responsible for it.
    public ClientOutbox of(ClientId client) {
        return new ClientOutbox(engine, seal, client);
    }

    /// Every account that was ever to be told anything.
    public List<Lane> lanes() {
        return engine.read(handle -> {
            List<Lane> lanes = new ArrayList<>();
            for (ClientId client : GateClients.all(handle)) {
                lanes.addAll(lanes(handle, client));
            }
            return lanes;
        });
    }

    public List<Lane> lanes(ClientId client) {
        return engine.read(handle -> lanes(handle, client));
    }

    /// From account to account over the index, past all the rows of each.
    private List<Lane> lanes(Handle handle, ClientId client) {
        engine.actFor(handle, client);
        List<Lane> lanes = new ArrayList<>();
        Optional<String> next = accountAfter(handle, client, "");
        while (next.isPresent()) {
            lanes.add(new Lane(client, next.get()));
            next = accountAfter(handle, client, next.get());
        }
        return lanes;
    }

    private static Optional<String> accountAfter(Handle handle, ClientId client, String account) {
        return handle.createQuery("SELECT MIN(account) FROM delivery WHERE client = :client AND account > :account")
                .bind("client", client.value())
                .bind("account", account)
                .mapTo(String.class)
                .findOne();
    }

    /// Those in an open state whose time has come, in the order in which it came.
    public List<KeptDelivery> due(Lane lane, DeliveryState state, Instant now, int atMost) {
        return read(lane.client(), handle -> DeliveryRows.list(DeliveryRows
                .select(handle, lane.client(), "account = :account AND state = :state AND due_ms <= :now"
                        + " ORDER BY due_ms, cause, change_number LIMIT :atMost")
                .bind("account", lane.account())
                .bind("state", state.name())
                .bind("now", now.toEpochMilli())
                .bind("atMost", atMost), seal, lane.client()));
    }

    /// Those that wait for a moment yet to come, of conversions before `happened`.
    public List<KeptDelivery> old(Lane lane, Instant now, Instant happened, int atMost) {
        return read(lane.client(), handle -> DeliveryRows.list(DeliveryRows
                .select(handle, lane.client(), "account = :account AND state = 'QUEUED' AND due_ms <= :now"
                        + " AND happened_at < :happened ORDER BY due_ms, cause, change_number LIMIT :atMost")
                .bind("account", lane.account())
                .bind("now", now.toEpochMilli())
                .bind("happened", happened.toString())
                .bind("atMost", atMost), seal, lane.client()));
    }

    /// All rows of these conversions, themselves and their changes.
    public List<KeptDelivery> of(Lane lane, Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : read(lane.client(), handle -> DeliveryRows.list(DeliveryRows
                        .select(handle, lane.client(), "account = :account AND conversion IN (<keys>)"
                                + " ORDER BY conversion, change_number")
                        .bind("account", lane.account())
                        .bindList("keys", List.copyOf(keys)), seal, lane.client()));
    }

    /// Which of these conversions have a change that waits.
    public List<String> changed(Lane lane, Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : read(lane.client(), handle -> handle
                        .createQuery(
                                "SELECT DISTINCT conversion FROM delivery WHERE client = :client AND account = :account"
                                        + " AND change_number > 0 AND state = 'QUEUED' AND conversion IN (<keys>)")
                        .bind("client", lane.client().value())
                        .bind("account", lane.account())
                        .bindList("keys", List.copyOf(keys))
                        .mapTo(String.class)
                        .list());
    }

    /// What was told last; empty where nothing was, or where the person was erased.
    public Optional<String> told(KeptDelivery row) {
        Wish wish = row.wish();
        return read(wish.client(), handle -> handle
                .createQuery("SELECT told FROM delivery WHERE client = :client AND account = :account"
                        + " AND conversion = :conversion AND change_number = :change AND told <> ''")
                .bind("client", wish.client().value())
                .bind("account", wish.account())
                .bind("conversion", row.key())
                .bind("change", wish.change())
                .mapTo(String.class)
                .findOne()
                .map(sealed -> seal.open(wish.client(), sealed)));
    }

    /// When something has to happen next in a lane; empty where nothing waits.
    public Optional<Instant> next(Lane lane) {
        return read(lane.client(), handle -> {
            Instant next = null;
            for (DeliveryState state : List.of(DeliveryState.QUEUED, DeliveryState.PENDING)) {
                Instant due = next(handle, lane, state);
                next = next == null || due != null && due.isBefore(next) ? due : next;
            }
            return Optional.ofNullable(next);
        });
    }

    private static @Nullable Instant next(Handle handle, Lane lane, DeliveryState state) {
        return handle
                .createQuery("SELECT MIN(due_ms) FROM delivery WHERE client = :client AND account = :account"
                        + " AND state = :state")
                .bind("client", lane.client().value())
                .bind("account", lane.account())
                .bind("state", state.name())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli)
                .orElse(null);
    }

    /// Keeps a step of a lane.
    ///
    /// @return those of `begun` that may be told now
    public List<Began> write(Lane lane, OutboxWork work, Instant now) {
        return engine.write(handle -> {
            engine.actFor(handle, lane.client());
            DeliveryRows.move(handle, work.moved());
            ReceiptRows.insert(handle, seal, lane, work.receipts());
            DeliveryRows.wake(handle, lane, work.wake(), now);
            work.pause().ifPresent(pause -> PauseRows.put(handle, pause));
            return DeliveryRows.begin(handle, seal, work.begun());
        });
    }

    /// What was fetched in a file since a moment, the latest first.
    ///
    /// @param destination the label of the file's format
    public List<KeptDelivery> fetched(Lane lane, String destination, Instant since, int atMost) {
        return read(lane.client(), handle -> DeliveryRows.list(DeliveryRows
                .select(handle, lane.client(), "account = :account AND state = 'DELIVERED' AND due_ms >= :since"
                        + " AND destination = :destination ORDER BY due_ms DESC, cause DESC, change_number DESC"
                        + " LIMIT :atMost")
                .bind("account", lane.account())
                .bind("since", since.toEpochMilli())
                .bind("destination", destination)
                .bind("atMost", atMost), seal, lane.client()));
    }

    /// Keeps what a fetch of a file changes. Of those that are told, which still wait and whose person was not erased
    /// meanwhile, each ends with its receipt; the others stay as they are.
    ///
    /// @param told     rows as they end
    /// @param receipts of `told`, at the same places
    public void serve(Lane lane, OutboxWork work, List<Began> told, List<KeptReceipt> receipts, Instant now) {
        engine.write(handle -> {
            engine.actFor(handle, lane.client());
            DeliveryRows.move(handle, work.moved());
            List<KeptReceipt> own = new ArrayList<>(work.receipts());
            List<String> wake = new ArrayList<>(work.wake());
            List<Began> begun = DeliveryRows.begin(handle, seal, told);
            for (int i = 0, next = 0; i < told.size() && next < begun.size(); i++) {
                if (told.get(i) == begun.get(next)) {
                    own.add(receipts.get(i));
                    wake.add(receipts.get(i).key());
                    next++;
                }
            }
            ReceiptRows.insert(handle, seal, lane, own);
            DeliveryRows.wake(handle, lane, wake, now);
            return true;
        });
    }

    /// What happened to a conversion and its changes, in order.
    public List<KeptReceipt> receipts(Lane lane, String key) {
        return read(lane.client(), handle -> ReceiptRows.of(handle, seal, lane, key));
    }

    /// How the outbox is, over all clients.
    public OutboxCheck check(Instant now) {
        return engine.read(handle -> OutboxCheck.of(handle, engine::actFor, now));
    }

    public List<KeptPause> pauses(ClientId client) {
        return read(client, handle -> PauseRows.of(handle, client));
    }

    public Optional<KeptPause> paused(Lane lane) {
        return pauses(lane.client()).stream().filter(pause -> pause.lane().equals(lane)).findFirst();
    }

    public void pause(KeptPause pause) {
        engine.write(handle -> {
            GateClients.insertUnlessKnown(handle, pause.lane().client());
            engine.actFor(handle, pause.lane().client());
            PauseRows.put(handle, pause);
            return true;
        });
    }

    /// False where it was not paused.
    public boolean resume(Lane lane) {
        return engine.write(handle -> {
            engine.actFor(handle, lane.client());
            return PauseRows.delete(handle, lane);
        });
    }

    /// What destinations said about how well they matched what the client's accounts were told.
    public List<KeptMatch> matches(ClientId client) {
        return read(client, handle -> MatchRows.of(handle, client));
    }

    /// Keeps what one said last in place of what it said before.
    public void matched(KeptMatch match) {
        engine.write(handle -> {
            GateClients.insertUnlessKnown(handle, match.lane().client());
            engine.actFor(handle, match.lane().client());
            MatchRows.put(handle, match);
            return true;
        });
    }

    <T> T read(ClientId client, Function<Handle, T> work) {
        return engine.read(handle -> {
            engine.actFor(handle, client);
            return work.apply(handle);
        });
    }
}
