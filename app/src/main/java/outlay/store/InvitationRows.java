package outlay.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class InvitationRows {
    private InvitationRows() {}

    static List<KeptInvitation> of(Handle handle, ClientId client) {
        return handle
                .createQuery("SELECT id, email, role, sha256, invited_by, expires_ms FROM invitation"
                        + " WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptInvitation(row.getString("id"), client, row.getString("email"),
                        row.getString("role"), row.getString("sha256"), row.getString("invited_by"),
                        Instant.ofEpochMilli(row.getLong("expires_ms"))))
                .stream()
                .sorted(Comparator.comparing(KeptInvitation::email).thenComparing(KeptInvitation::id))
                .toList();
    }

    static int insert(Handle handle, KeptInvitation invitation) {
        return handle
                .createUpdate("INSERT INTO invitation (id, client, email, role, sha256, invited_by, expires_ms)"
                        + " VALUES (:id, :client, :email, :role, :sha256, :by, :expires)")
                .bind("id", invitation.id())
                .bind("client", invitation.client().value())
                .bind("email", invitation.email())
                .bind("role", invitation.role())
                .bind("sha256", invitation.sha256())
                .bind("by", invitation.invitedBy())
                .bind("expires", invitation.expiresAt().toEpochMilli())
                .execute();
    }

    static int remove(Handle handle, ClientId client, String id) {
        return handle.createUpdate("DELETE FROM invitation WHERE client = :client AND id = :id")
                .bind("client", client.value())
                .bind("id", id)
                .execute();
    }

    /// One that is newer takes the place of those before it.
    static int removeOf(Handle handle, ClientId client, String email) {
        return handle.createUpdate("DELETE FROM invitation WHERE client = :client AND email = :email")
                .bind("client", client.value())
                .bind("email", email)
                .execute();
    }
}
