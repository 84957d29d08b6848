package outlay.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class WebhookRows {
    private WebhookRows() {}

    static List<KeptWebhook> of(Handle handle, ClientId client) {
        return all(handle, client, "removed_ms = 0 ORDER BY created_ms, id").map(RemovedWebhook::kept).toList();
    }

    static List<RemovedWebhook> removed(Handle handle, ClientId client) {
        return all(handle, client, "removed_ms <> 0 ORDER BY removed_ms DESC, id").toList();
    }

    private static Stream<RemovedWebhook> all(Handle handle, ClientId client, String which) {
        return handle
                .createQuery("SELECT id, events, sealed, created_ms, from_ms, failing_ms, why_off, removed_ms"
                        + " FROM webhook WHERE client = :client AND " + which)
                .bind("client", client.value())
                .map((row, context) -> new RemovedWebhook(new KeptWebhook(client, row.getString("id"),
                        Set.of(row.getString("events").split(",")), row.getString("sealed"),
                        Instant.ofEpochMilli(row.getLong("created_ms")), Instant.ofEpochMilli(row.getLong("from_ms")),
                        Optional.of(row.getLong("failing_ms")).filter(ms -> ms != 0).map(Instant::ofEpochMilli),
                        row.getString("why_off")), Instant.ofEpochMilli(row.getLong("removed_ms"))))
                .list().stream();
    }

    static int insert(Handle handle, KeptWebhook webhook) {
        return handle
                .createUpdate("INSERT INTO webhook (client, id, events, sealed, created_ms, from_ms, failing_ms,"
                        + " why_off) VALUES (:client, :id, :events, :sealed, :created, :from, 0, :off)")
                .bind("client", webhook.client().value())
                .bind("id", webhook.id())
                .bind("events", String.join(",", new TreeSet<>(webhook.events())))
                .bind("sealed", webhook.sealed())
                .bind("created", webhook.createdAt().toEpochMilli())
                .bind("from", webhook.from().toEpochMilli())
                .bind("off", webhook.off())
                .execute();
    }

    static int set(Handle handle, ClientId client, String id, Set<String> events, String sealed) {
        return handle
                .createUpdate("UPDATE webhook SET events = :events, sealed = :sealed"
                        + " WHERE client = :client AND id = :id")
                .bind("client", client.value())
                .bind("id", id)
                .bind("events", String.join(",", new TreeSet<>(events)))
                .bind("sealed", sealed)
                .execute();
    }

    /// Leaves one that is off already as it is, with the reason that it has.
    static int off(Handle handle, ClientId client, String id, String why) {
        return handle
                .createUpdate("UPDATE webhook SET why_off = :off WHERE client = :client AND id = :id AND why_off = ''")
                .bind("client", client.value())
                .bind("id", id)
                .bind("off", why)
                .execute();
    }

    static int on(Handle handle, ClientId client, String id, Instant from) {
        return handle
                .createUpdate("UPDATE webhook SET why_off = '', failing_ms = 0, from_ms = :from"
                        + " WHERE client = :client AND id = :id AND why_off <> ''")
                .bind("client", client.value())
                .bind("id", id)
                .bind("from", from.toEpochMilli())
                .execute();
    }

    /// @param failing since when; what is there already stays
    static void failing(Handle handle, ClientId client, String id, Optional<Instant> failing) {
        handle.createUpdate("UPDATE webhook SET failing_ms = :failing WHERE client = :client AND id = :id"
                + (failing.isPresent() ? " AND failing_ms = 0" : " AND failing_ms <> 0"))
                .bind("client", client.value())
                .bind("id", id)
                .bind("failing", failing.map(Instant::toEpochMilli).orElse(0L))
                .execute();
    }

    static int remove(Handle handle, ClientId client, String id, Instant at) {
        return handle
                .createUpdate("UPDATE webhook SET removed_ms = :at"
                        + " WHERE client = :client AND id = :id AND removed_ms = 0")
                .bind("client", client.value())
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    static int restore(Handle handle, ClientId client, String id, Instant from) {
        return handle
                .createUpdate("UPDATE webhook SET removed_ms = 0, from_ms = :from"
                        + " WHERE client = :client AND id = :id AND removed_ms <> 0")
                .bind("client", client.value())
                .bind("id", id)
                .bind("from", from.toEpochMilli())
                .execute();
    }

    /// Unless it was put back meanwhile, or is removed since `before`.
    static int delete(Handle handle, ClientId client, String id, Instant before) {
        int deleted = handle
                .createUpdate("DELETE FROM webhook WHERE client = :client AND id = :id AND removed_ms <> 0"
                        + " AND removed_ms < :before")
                .bind("client", client.value())
                .bind("id", id)
                .bind("before", before.toEpochMilli())
                .execute();
        for (String table : deleted == 0 ? List.<String>of() : List.of("webhook_attempt", "webhook_message")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE client = :client AND webhook = :id")
                    .bind("client", client.value())
                    .bind("id", id)
                    .execute();
        }
        return deleted;
    }
}
