package outlay.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import outlay.base.ClientId;

/// The outbox of one client, for whoever looks at it or is responsible for it.
public final class ClientOutbox {
    private static final String REPLAY = "UPDATE delivery SET state = 'QUEUED', due_ms = :now, doubt_ms = 0, most = 0,"
            + " receipts = :receipts, reason = 'replayed', request_id = '' WHERE client = :client"
            + " AND account = :account AND conversion = :conversion AND change_number = :change AND state = :state"
            + " AND named <> ''";

    private static final String BEHIND = "(due_ms < :afterMs OR due_ms = :afterMs AND (conversion > :afterKey"
            + " OR conversion = :afterKey AND (account > :afterAccount"
            + " OR account = :afterAccount AND change_number > :afterChange)))";

    private final Engine engine;
    private final OutboxSeal seal;
    private final ClientId client;

    /// How many deliveries of an account stand where, and why.
    public record Count(String account, DeliveryState state, String reason, long deliveries) {}

    /// When the cause of the delivery that waits longest came in, and how many wait.
    public record Waiting(String account, Instant oldest, long deliveries) {}

    ClientOutbox(Engine engine, OutboxSeal seal, ClientId client) {
        this.engine = engine;
        this.seal = seal;
        this.client = client;
    }

    /// How many wait to be told to an account by a rule, themselves and their changes; not those that the account has
    /// and has not answered yet.
    public long waiting(String account, String rule) {
        return read(handle -> handle
                .createQuery("SELECT COUNT(*) FROM delivery WHERE client = :client AND account = :account"
                        + " AND state = 'QUEUED' AND rule = :rule")
                .bind("client", client.value())
                .bind("account", account)
                .bind("rule", rule)
                .mapTo(Long.class)
                .one());
    }

    /// The latest first.
    public List<KeptDelivery> list(Optional<String> account, Optional<DeliveryState> state, int atMost) {
        return page(account, state, Optional.empty(), atMost);
    }

    /// Likewise from behind `after`, with those that have the same moment in the order of [DeliveryPlace].
    public List<KeptDelivery> page(Optional<String> account, Optional<DeliveryState> state,
            Optional<DeliveryPlace> after, int atMost) {
        String where = account.map(name -> "account = :account AND ").orElse("")
                + state.map(one -> "state = :state AND ").orElse("") + after.map(place -> BEHIND).orElse("1 = 1")
                + " ORDER BY due_ms DESC, conversion, account, change_number LIMIT :atMost";
        return read(handle -> {
            Query query = DeliveryRows.select(handle, client, where).bind("atMost", atMost);
            after.ifPresent(place -> query.bind("afterMs", place.millis()).bind("afterKey", place.key())
                    .bind("afterAccount", place.account()).bind("afterChange", place.change()));
            account.ifPresent(name -> query.bind("account", name));
            state.ifPresent(one -> query.bind("state", one.name()));
            return DeliveryRows.list(query, seal, client);
        });
    }

    /// A conversion and its changes, at every account.
    public List<KeptDelivery> conversion(String id) {
        return read(handle -> DeliveryRows.list(DeliveryRows
                .select(handle, client, "conversion = :conversion ORDER BY account, change_number")
                .bind("conversion", seal.key(client, id)), seal, client));
    }

    public List<Count> counts() {
        return read(handle -> handle
                .createQuery("SELECT account, state, reason, COUNT(*) AS deliveries FROM delivery"
                        + " WHERE client = :client GROUP BY account, state, reason")
                .bind("client", client.value())
                .map((row, context) -> count(row))
                .list());
    }

    /// Likewise, of those that ended since a moment.
    public List<Count> ended(Instant since) {
        return read(handle -> handle
                .createQuery("SELECT account, state, reason, COUNT(*) AS deliveries FROM delivery"
                        + " WHERE client = :client AND state NOT IN ('QUEUED', 'SENDING', 'PENDING')"
                        + " AND due_ms >= :since GROUP BY account, state, reason")
                .bind("client", client.value())
                .bind("since", since.toEpochMilli())
                .map((row, context) -> count(row))
                .list());
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getString("account"), DeliveryState.valueOf(row.getString("state")),
                row.getString("reason"), row.getLong("deliveries"));
    }

    /// For each account of which something waits.
    public List<Waiting> waiting() {
        return read(handle -> handle
                .createQuery("SELECT account, MIN(came_ms) AS oldest, COUNT(*) AS deliveries FROM delivery"
                        + " WHERE client = :client AND state IN ('QUEUED', 'SENDING', 'PENDING')"
                        + " GROUP BY account ORDER BY account")
                .bind("client", client.value())
                .map((row, context) -> new Waiting(row.getString("account"),
                        Instant.ofEpochMilli(row.getLong("oldest")), row.getLong("deliveries")))
                .list());
    }

    /// Has them delivered again, with a receipt that says so. What has not ended, was erased, or changed meanwhile
    /// stays as it is.
    ///
    /// @return how many are delivered again
    public int replay(List<KeptDelivery> rows, String outcome, Instant now) {
        return engine.write(handle -> {
            engine.actFor(handle, client);
            int replayed = 0;
            for (KeptDelivery row : rows) {
                if (row.state().ended() && replay(handle, row, now) == 1) {
                    ReceiptRows.insert(handle, seal, row.lane(), List.of(new KeptReceipt(row.key(),
                            row.wish().change(), row.stand().receipts() + 1, now, 0, "", outcome, "", 0, "", "",
                            List.of(), "")));
                    replayed++;
                }
            }
            return replayed;
        });
    }

    private int replay(Handle handle, KeptDelivery row, Instant now) {
        return handle.createUpdate(REPLAY).bind("now", now.toEpochMilli())
                .bind("receipts", row.stand().receipts() + 1)
                .bind("client", client.value())
                .bind("account", row.wish().account())
                .bind("conversion", row.key())
                .bind("change", row.wish().change())
                .bind("state", row.state().name())
                .execute();
    }

    /// Everything that was told and not erased, by account and destination, opened one by one.
    public void told(BiConsumer<KeptDelivery, String> each) {
        List<KeptDelivery> sent = read(handle -> DeliveryRows.list(
                DeliveryRows.select(handle, client, "told <> '' ORDER BY account, conversion, change_number"), seal,
                client));
        OutboxStore store = new OutboxStore(engine, seal);
        sent.forEach(row -> store.told(row).ifPresent(told -> each.accept(row, told)));
    }

    /// Leaves nothing that names or is made of the person behind conversions of these causes: neither ids nor what was
    /// told nor its fingerprint. Their states and counts stay, and so does what keeps them from being told again.
    ///
    /// @param causes positions in the log
    public void erase(Collection<Long> causes) {
        engine.write(handle -> {
            engine.actFor(handle, client);
            List<String> keys = new ArrayList<>();
            for (long cause : causes) {
                keys.addAll(handle
                        .createQuery("SELECT DISTINCT conversion FROM delivery WHERE client = :client"
                                + " AND cause = :cause")
                        .bind("client", client.value())
                        .bind("cause", cause)
                        .mapTo(String.class)
                        .list());
            }
            erase(handle, "UPDATE delivery SET named = '', told = '', fingerprint = ''", keys);
            erase(handle, "UPDATE receipt SET fingerprint = '', evidence = ''", keys);
            return keys.size();
        });
    }

    private void erase(Handle handle, String update, List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(update
                + " WHERE client = :client AND conversion = :conversion")) {
            keys.forEach(key -> batch.bind("client", client.value()).bind("conversion", key).add());
            batch.execute();
        }
    }

    private <T> T read(Function<Handle, T> work) {
        return engine.read(handle -> {
            engine.actFor(handle, client);
            return work.apply(handle);
        });
    }
}
