package outlay.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import outlay.base.ClientId;

final class DeliveryRows {
    private static final String COLUMNS = "account, conversion, change_number, named, rule, cause, happened_at,"
            + " came_ms, state, due_ms, attempts, receipts, attempted_ms, doubt_ms, most, request_id, place, places,"
            + " reason, destination, fingerprint, fields";
    private static final String INSERT = "INSERT INTO delivery (client, account, conversion, change_number, named,"
            + " rule, cause, happened_at, came_ms, state, due_ms, attempts, receipts, attempted_ms, doubt_ms, most,"
            + " request_id, place, places, reason, destination, fingerprint, fields, told)"
            + " VALUES (:client, :account, :conversion, :change, :named, :rule, :cause, :happened, :came, 'QUEUED',"
            + " :came, 0, 0, 0, 0, 0, '', 0, 0, '', '', '', '', '')"
            + " ON CONFLICT (client, account, conversion, change_number) DO NOTHING";
    private static final String KEY = " WHERE client = :client AND account = :account AND conversion = :conversion"
            + " AND change_number = :change";
    private static final String MOVE = "UPDATE delivery SET state = :state, due_ms = :due, attempts = :attempts,"
            + " receipts = :receipts, attempted_ms = :attempted, doubt_ms = :doubt, most = :most,"
            + " request_id = :requestId, place = :place, places = :places, reason = :reason";
    private static final String BEGIN = MOVE + ", destination = :destination, fingerprint = :fingerprint,"
            + " fields = :fields, told = :told";

    private DeliveryRows() {}

    /// A wish that is there already stays as it is.
    static void insert(Handle handle, OutboxSeal seal, List<Effects.Wished> wishes) {
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            for (Effects.Wished each : wishes) {
                Wish wish = each.wish();
                batch.bind("client", wish.client().value())
                        .bind("account", wish.account())
                        .bind("conversion", seal.key(wish.client(), wish.conversion()))
                        .bind("change", wish.change())
                        .bind("named", seal.seal(wish.client(), wish.conversion()))
                        .bind("rule", wish.rule())
                        .bind("cause", wish.cause())
                        .bind("happened", wish.happened().toString())
                        .bind("came", each.came().toEpochMilli())
                        .add();
            }
            batch.execute();
        }
    }

    /// Gives back those that were waiting and whose person has not been erased meanwhile: only they may be told.
    static List<Began> begin(Handle handle, OutboxSeal seal, List<Began> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        try (PreparedBatch batch = handle.prepareBatch(BEGIN + KEY + " AND state = 'QUEUED' AND named <> ''")) {
            for (Began each : calls) {
                bind(batch, each.row());
                batch.bind("destination", each.destination())
                        .bind("fingerprint", each.fingerprint())
                        .bind("fields", String.join(",", each.fields()))
                        .bind("told", seal.seal(each.row().wish().client(), each.told()))
                        .add();
            }
            int[] changed = batch.execute();
            List<Began> begun = new ArrayList<>();
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] == 1) {
                    begun.add(calls.get(i));
                }
            }
            return begun;
        }
    }

    /// An end is never left: a row that has one stays as it is.
    static void move(Handle handle, List<KeptDelivery> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(MOVE + KEY + " AND state IN ('QUEUED', 'SENDING', 'PENDING')")) {
            for (KeptDelivery row : rows) {
                bind(batch, row);
                batch.add();
            }
            if (Arrays.stream(batch.execute()).anyMatch(changed -> changed != 1)) {
                throw new StoreRefused("a delivery of " + rows.getFirst().lane()
                        + " has ended in another process: run one server for each store.");
            }
        }
    }

    /// Has the changes that wait for these conversions looked at again.
    static void wake(Handle handle, Lane lane, List<String> keys, Instant now) {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("UPDATE delivery SET due_ms = :now WHERE client = :client"
                + " AND account = :account AND conversion = :conversion AND change_number > 0 AND state = 'QUEUED'")) {
            keys.forEach(key -> batch.bind("now", now.toEpochMilli())
                    .bind("client", lane.client().value())
                    .bind("account", lane.account())
                    .bind("conversion", key)
                    .add());
            batch.execute();
        }
    }

    private static void bind(PreparedBatch batch, KeptDelivery row) {
        KeptDelivery.Stand stand = row.stand();
        batch.bind("client", row.wish().client().value())
                .bind("account", row.wish().account())
                .bind("conversion", row.key())
                .bind("change", row.wish().change())
                .bind("state", stand.state().name())
                .bind("due", stand.at().toEpochMilli())
                .bind("attempts", stand.attempts())
                .bind("receipts", stand.receipts())
                .bind("attempted", millis(stand.attempted()))
                .bind("doubt", millis(stand.doubt()))
                .bind("most", stand.most())
                .bind("requestId", stand.call().map(KeptDelivery.Place::requestId).orElse(""))
                .bind("place", stand.call().map(KeptDelivery.Place::index).orElse(0))
                .bind("places", stand.call().map(KeptDelivery.Place::count).orElse(0))
                .bind("reason", stand.reason());
    }

    /// @param where a condition on one client's rows, with an order and a limit
    static Query select(Handle handle, ClientId client, String where) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM delivery WHERE client = :client AND " + where)
                .bind("client", client.value());
    }

    static List<KeptDelivery> list(Query query, OutboxSeal seal, ClientId client) {
        return query.map((row, context) -> read(seal, client, row)).list();
    }

    private static KeptDelivery read(OutboxSeal seal, ClientId client, ResultSet row) throws SQLException {
        String requestId = row.getString("request_id");
        KeptDelivery.Stand stand = new KeptDelivery.Stand(DeliveryState.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("due_ms")), row.getInt("attempts"), row.getInt("receipts"),
                instant(row.getLong("attempted_ms")), instant(row.getLong("doubt_ms")), row.getInt("most"),
                requestId.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new KeptDelivery.Place(requestId, row.getInt("place"), row.getInt("places"))),
                row.getString("reason"));
        Wish wish = new Wish(client, row.getString("account"), row.getString("rule"),
                seal.open(client, row.getString("named")), row.getInt("change_number"), row.getLong("cause"),
                Instant.parse(row.getString("happened_at")));
        return new KeptDelivery(wish, row.getString("conversion"), Instant.ofEpochMilli(row.getLong("came_ms")), stand,
                row.getString("destination"), row.getString("fingerprint"), words(row.getString("fields")));
    }

    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private static long millis(Optional<Instant> at) {
        return at.map(Instant::toEpochMilli).orElse(0L);
    }

    private static Optional<Instant> instant(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
