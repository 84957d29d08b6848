package outlay.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class TokenRows {
    private TokenRows() {}

    static List<KeptToken> of(Handle handle, ClientId client) {
        return handle
                .createQuery("SELECT id, role, purpose, sha256, created_by, created_at, revoked_at FROM service_token"
                        + " WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptToken(row.getString("id"), client, row.getString("role"),
                        row.getString("purpose"), row.getString("sha256"), row.getString("created_by"),
                        Instant.parse(row.getString("created_at")),
                        Optional.ofNullable(row.getString("revoked_at")).map(Instant::parse)))
                .stream()
                .sorted(Comparator.comparing(KeptToken::id))
                .toList();
    }

    static int insert(Handle handle, KeptToken token) {
        return handle
                .createUpdate("INSERT INTO service_token (id, client, role, purpose, sha256, created_by, created_at)"
                        + " VALUES (:id, :client, :role, :purpose, :sha256, :by, :at)")
                .bind("id", token.id())
                .bind("client", token.client().value())
                .bind("role", token.role())
                .bind("purpose", token.purpose())
                .bind("sha256", token.sha256())
                .bind("by", token.createdBy())
                .bind("at", token.createdAt().toString())
                .execute();
    }

    static int revoke(Handle handle, ClientId client, String id, Instant at) {
        return handle
                .createUpdate("UPDATE service_token SET revoked_at = :at WHERE client = :client AND id = :id"
                        + " AND revoked_at IS NULL")
                .bind("at", at.toString())
                .bind("client", client.value())
                .bind("id", id)
                .execute();
    }
}
