package outlay.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

final class ReceiptRows {
    private static final String INSERT = "INSERT INTO receipt (client, account, conversion, change_number, number,"
            + " at_ms, attempt, destination, outcome, code, status, request_id, fingerprint, fields, evidence)"
            + " VALUES (:client, :account, :conversion, :change, :number, :at, :attempt, :destination, :outcome, :code,"
            + " :status, :requestId, :fingerprint, :fields, :evidence)";

    private ReceiptRows() {}

    static void insert(Handle handle, OutboxSeal seal, Lane lane, List<KeptReceipt> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            for (KeptReceipt each : receipts) {
                batch.bind("client", lane.client().value())
                        .bind("account", lane.account())
                        .bind("conversion", each.key())
                        .bind("change", each.change())
                        .bind("number", each.number())
                        .bind("at", each.at().toEpochMilli())
                        .bind("attempt", each.attempt())
                        .bind("destination", each.destination())
                        .bind("outcome", each.outcome())
                        .bind("code", KeptText.of(each.code()))
                        .bind("status", each.status())
                        .bind("requestId", KeptText.of(each.requestId()))
                        .bind("fingerprint", each.fingerprint())
                        .bind("fields", String.join(",", each.fields()))
                        .bind("evidence", seal.seal(lane.client(), each.evidence()))
                        .add();
            }
            batch.execute();
        }
    }

    static List<KeptReceipt> of(Handle handle, OutboxSeal seal, Lane lane, String key) {
        return handle
                .createQuery("SELECT change_number, number, at_ms, attempt, destination, outcome, code, status,"
                        + " request_id, fingerprint, fields, evidence FROM receipt WHERE client = :client"
                        + " AND account = :account AND conversion = :conversion ORDER BY change_number, number")
                .bind("client", lane.client().value())
                .bind("account", lane.account())
                .bind("conversion", key)
                .map((row, context) -> new KeptReceipt(key, row.getInt("change_number"), row.getInt("number"),
                        Instant.ofEpochMilli(row.getLong("at_ms")), row.getInt("attempt"),
                        row.getString("destination"), row.getString("outcome"), row.getString("code"),
                        row.getInt("status"), row.getString("request_id"), row.getString("fingerprint"),
                        DeliveryRows.words(row.getString("fields")),
                        seal.open(lane.client(), row.getString("evidence"))))
                .list();
    }
}
