package outlay.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import outlay.base.ClientId;

final class MessageRows {
    private static final String SELECT = "SELECT id, event, happened_ms, sealed, state, tries, attempts, due_ms"
            + " FROM webhook_message WHERE client = :client AND webhook = :webhook AND ";

    private MessageRows() {}

    /// What is there already stays as it is. How many were not there PostgreSQL does not tell of a batch.
    static void insert(Handle handle, List<KeptMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("INSERT INTO webhook_message (client, webhook, id, event,"
                + " happened_ms, sealed, state, tries, attempts, due_ms) VALUES (:client, :webhook, :id, :event,"
                + " :happened, :sealed, :state, 0, 0, :due) ON CONFLICT (client, webhook, id) DO NOTHING")) {
            for (KeptMessage each : messages) {
                batch.bind("client", each.client().value())
                        .bind("webhook", each.webhook())
                        .bind("id", each.id())
                        .bind("event", each.event())
                        .bind("happened", each.happenedAt().toEpochMilli())
                        .bind("sealed", each.sealed())
                        .bind("state", each.state().name())
                        .bind("due", each.due().toEpochMilli())
                        .add();
            }
            batch.execute();
        }
    }

    static List<KeptMessage> due(Handle handle, ClientId client, String webhook, Instant now, int atMost) {
        return list(select(handle, client, webhook, "state = 'WAITING' AND due_ms <= :now ORDER BY due_ms, id"
                + " LIMIT :atMost").bind("now", now.toEpochMilli()).bind("atMost", atMost), client, webhook);
    }

    /// The newest first, from behind `after`.
    static List<KeptMessage> page(Handle handle, ClientId client, String webhook, Optional<MessagePlace> after,
            int atMost) {
        return list(select(handle, client, webhook, "(happened_ms < :ms OR happened_ms = :ms AND id < :id)"
                + " ORDER BY happened_ms DESC, id DESC LIMIT :atMost")
                .bind("ms", after.map(MessagePlace::millis).orElse(Long.MAX_VALUE))
                .bind("id", after.map(MessagePlace::id).orElse(""))
                .bind("atMost", atMost), client, webhook);
    }

    static void update(Handle handle, KeptMessage message) {
        handle.createUpdate("UPDATE webhook_message SET state = :state, tries = :tries, attempts = :attempts,"
                + " due_ms = :due WHERE client = :client AND webhook = :webhook AND id = :id")
                .bind("client", message.client().value())
                .bind("webhook", message.webhook())
                .bind("id", message.id())
                .bind("state", message.state().name())
                .bind("tries", message.tries())
                .bind("attempts", message.attempts())
                .bind("due", message.due().toEpochMilli())
                .execute();
    }

    /// @param message or "" for all of the period
    static int again(Handle handle, ClientId client, String webhook, String message, Instant from, Instant to,
            Instant now) {
        return handle.createUpdate("UPDATE webhook_message SET state = 'WAITING', tries = 0, due_ms = :now"
                + " WHERE client = :client AND webhook = :webhook AND happened_ms >= :from AND happened_ms < :to"
                + (message.isEmpty() ? "" : " AND id = :id"))
                .bindMap(message.isEmpty() ? Map.of() : Map.of("id", message))
                .bind("client", client.value())
                .bind("webhook", webhook)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    static void forget(Handle handle, ClientId client, Instant before) {
        handle.createUpdate("DELETE FROM webhook_attempt WHERE client = :client AND EXISTS (SELECT 1 FROM"
                + " webhook_message m WHERE m.client = :client AND m.webhook = webhook_attempt.webhook"
                + " AND m.id = webhook_attempt.message AND m.happened_ms < :before AND m.state <> 'WAITING')")
                .bind("client", client.value())
                .bind("before", before.toEpochMilli())
                .execute();
        handle.createUpdate("DELETE FROM webhook_message WHERE client = :client AND happened_ms < :before"
                + " AND state <> 'WAITING'")
                .bind("client", client.value())
                .bind("before", before.toEpochMilli())
                .execute();
    }

    private static Query select(Handle handle, ClientId client, String webhook, String condition) {
        return handle.createQuery(SELECT + condition).bind("client", client.value()).bind("webhook", webhook);
    }

    private static List<KeptMessage> list(Query query, ClientId client, String webhook) {
        return query.map((row, context) -> new KeptMessage(client, webhook, row.getString("id"),
                row.getString("event"), Instant.ofEpochMilli(row.getLong("happened_ms")), row.getString("sealed"),
                KeptMessage.State.valueOf(row.getString("state")), row.getInt("tries"), row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("due_ms")))).list();
    }
}
