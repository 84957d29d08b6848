package outlay.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class AttemptRows {
    private AttemptRows() {}

    static void insert(Handle handle, ClientId client, String webhook, KeptAttempt attempt) {
        handle.createUpdate("INSERT INTO webhook_attempt (client, webhook, message, number, at_ms, status, said)"
                + " VALUES (:client, :webhook, :message, :number, :at, :status, :said)")
                .bind("client", client.value())
                .bind("webhook", webhook)
                .bind("message", attempt.message())
                .bind("number", attempt.number())
                .bind("at", attempt.at().toEpochMilli())
                .bind("status", attempt.status())
                .bind("said", KeptText.of(attempt.said()))
                .execute();
    }

    static List<KeptAttempt> of(Handle handle, ClientId client, String webhook, String message) {
        return handle
                .createQuery("SELECT number, at_ms, status, said FROM webhook_attempt WHERE client = :client"
                        + " AND webhook = :webhook AND message = :message ORDER BY number")
                .bind("client", client.value())
                .bind("webhook", webhook)
                .bind("message", message)
                .map((row, context) -> new KeptAttempt(message, row.getInt("number"),
                        Instant.ofEpochMilli(row.getLong("at_ms")), row.getInt("status"), row.getString("said")))
                .list();
    }
}
