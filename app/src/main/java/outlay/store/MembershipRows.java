package outlay.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class MembershipRows {
    private MembershipRows() {}

    static List<KeptMembership> of(Handle handle, ClientId client) {
        return handle.createQuery("SELECT user_id, role, granted_at FROM membership WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptMembership(client, row.getString("user_id"), row.getString("role"),
                        Instant.parse(row.getString("granted_at"))))
                .stream()
                .sorted(Comparator.comparing(KeptMembership::userId))
                .toList();
    }

    static int put(Handle handle, KeptMembership membership) {
        return handle
                .createUpdate("INSERT INTO membership (client, user_id, role, granted_at) VALUES (:client, :user,"
                        + " :role, :at) ON CONFLICT (client, user_id) DO UPDATE SET role = excluded.role,"
                        + " granted_at = excluded.granted_at")
                .bind("client", membership.client().value())
                .bind("user", membership.userId())
                .bind("role", membership.role())
                .bind("at", membership.grantedAt().toString())
                .execute();
    }

    static int remove(Handle handle, ClientId client, String userId) {
        return handle.createUpdate("DELETE FROM membership WHERE client = :client AND user_id = :user")
                .bind("client", client.value())
                .bind("user", userId)
                .execute();
    }
}
