package outlay.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class KeyUseRows {
    private KeyUseRows() {}

    static List<KeptUse> of(Handle handle, ClientId client) {
        return handle
                .createQuery("SELECT key_id, first_at, last_at FROM key_use WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptUse(row.getString("key_id"), Instant.parse(row.getString("first_at")),
                        Instant.parse(row.getString("last_at"))))
                .stream()
                .sorted(Comparator.comparing(KeptUse::key))
                .toList();
    }

    /// The instants are of whole seconds, so that their texts are in the order of time.
    static int put(Handle handle, ClientId client, String key, Instant at) {
        return handle
                .createUpdate("INSERT INTO key_use (client, key_id, first_at, last_at)"
                        + " VALUES (:client, :key, :at, :at) ON CONFLICT (client, key_id)"
                        + " DO UPDATE SET last_at = excluded.last_at WHERE key_use.last_at < excluded.last_at")
                .bind("client", client.value())
                .bind("key", key)
                .bind("at", at.toString())
                .execute();
    }
}
