package outlay.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class TrackedLinks {
    private TrackedLinks() {}

    static List<KeptLink> of(Handle handle, ClientId client) {
        return handle
                .createQuery("SELECT id, target, created_at, disabled_at FROM tracked_link WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptLink(row.getString("id"), client, row.getString("target"),
                        Instant.parse(row.getString("created_at")),
                        Optional.ofNullable(row.getString("disabled_at")).map(Instant::parse)))
                .stream()
                .sorted(Comparator.comparing(KeptLink::id))
                .toList();
    }

    static int insert(Handle handle, KeptLink link) {
        return handle
                .createUpdate("INSERT INTO tracked_link (id, client, target, created_at)"
                        + " VALUES (:id, :client, :target, :createdAt)")
                .bind("id", link.id())
                .bind("client", link.client().value())
                .bind("target", link.target())
                .bind("createdAt", link.createdAt().toString())
                .execute();
    }

    static int disable(Handle handle, ClientId client, String id, Instant at) {
        return handle
                .createUpdate("UPDATE tracked_link SET disabled_at = :at WHERE client = :client AND id = :id"
                        + " AND disabled_at IS NULL")
                .bind("at", at.toString())
                .bind("client", client.value())
                .bind("id", id)
                .execute();
    }

    static int enable(Handle handle, ClientId client, String id) {
        return handle
                .createUpdate("UPDATE tracked_link SET disabled_at = NULL WHERE client = :client AND id = :id"
                        + " AND disabled_at IS NOT NULL")
                .bind("client", client.value())
                .bind("id", id)
                .execute();
    }
}
