package outlay.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class AccessKeys {
    private AccessKeys() {}

    static List<KeptKey> of(Handle handle, ClientId client) {
        return handle
                .createQuery("SELECT id, kind, may_assert_revenue, consent_required, signed, origins, presented_sha256,"
                        + " shown, created_at, revoked_at FROM access_key WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> read(client, row))
                .stream()
                .sorted(Comparator.comparing(KeptKey::id))
                .toList();
    }

    static int insert(Handle handle, KeptKey key) {
        return handle
                .createUpdate("INSERT INTO access_key (id, client, kind, may_assert_revenue, consent_required, signed,"
                        + " origins, presented_sha256, shown, created_at) VALUES (:id, :client, :kind,"
                        + " :mayAssertRevenue, :consentRequired, :signed, :origins, :presentedSha256, :shown,"
                        + " :createdAt)")
                .bind("id", key.id())
                .bind("client", key.client().value())
                .bind("kind", key.kind())
                .bind("mayAssertRevenue", key.mayAssertRevenue() ? 1L : 0L)
                .bind("consentRequired", key.consentRequired() ? 1L : 0L)
                .bind("signed", key.signed() ? 1L : 0L)
                .bind("origins", String.join(" ", key.origins()))
                .bind("presentedSha256", key.presentedSha256())
                .bind("shown", key.shown())
                .bind("createdAt", key.createdAt().toString())
                .execute();
    }

    static int revoke(Handle handle, ClientId client, String id, Instant at) {
        return handle
                .createUpdate("UPDATE access_key SET revoked_at = :at WHERE client = :client AND id = :id"
                        + " AND revoked_at IS NULL")
                .bind("at", at.toString())
                .bind("client", client.value())
                .bind("id", id)
                .execute();
    }

    static int restore(Handle handle, ClientId client, String id, Instant at) {
        return handle
                .createUpdate("UPDATE access_key SET revoked_at = NULL WHERE client = :client AND id = :id"
                        + " AND revoked_at = :at")
                .bind("at", at.toString())
                .bind("client", client.value())
                .bind("id", id)
                .execute();
    }

    static int requireConsent(Handle handle, ClientId client, String id, boolean required) {
        return handle
                .createUpdate("UPDATE access_key SET consent_required = :required WHERE client = :client AND id = :id"
                        + " AND revoked_at IS NULL AND consent_required <> :required")
                .bind("required", required ? 1L : 0L)
                .bind("client", client.value())
                .bind("id", id)
                .execute();
    }

    private static KeptKey read(ClientId client, ResultSet row) throws SQLException {
        String origins = row.getString("origins");
        return new KeptKey(row.getString("id"), client, row.getString("kind"), row.getLong("may_assert_revenue") == 1,
                row.getLong("consent_required") == 1, row.getLong("signed") == 1,
                origins.isEmpty() ? List.of() : List.of(origins.split(" ", -1)), row.getString("presented_sha256"),
                row.getString("shown"), Instant.parse(row.getString("created_at")),
                Optional.ofNullable(row.getString("revoked_at")).map(Instant::parse));
    }
}
