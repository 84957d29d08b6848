package outlay.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class SessionRows {
    private static final String SELECT = "SELECT id, sha256, user_id, began_ms, seen_ms, network FROM user_session";

    private SessionRows() {}

    static Optional<KeptSession> find(Handle handle, String sha256) {
        return handle.createQuery(SELECT + " WHERE sha256 = :sha256").bind("sha256", sha256)
                .map((row, context) -> read(row)).findOne();
    }

    static List<KeptSession> of(Handle handle, String userId) {
        return handle.createQuery(SELECT + " WHERE user_id = :user").bind("user", userId)
                .map((row, context) -> read(row)).stream().sorted(Comparator.comparing(KeptSession::beganAt).reversed())
                .toList();
    }

    static int insert(Handle handle, KeptSession session) {
        return handle
                .createUpdate("INSERT INTO user_session (id, sha256, user_id, began_ms, seen_ms, network)"
                        + " VALUES (:id, :sha256, :user, :began, :seen, :network)")
                .bind("id", session.id())
                .bind("sha256", session.sha256())
                .bind("user", session.userId())
                .bind("began", session.beganAt().toEpochMilli())
                .bind("seen", session.seenAt().toEpochMilli())
                .bind("network", session.network())
                .execute();
    }

    static int seen(Handle handle, String id, Instant at) {
        return handle.createUpdate("UPDATE user_session SET seen_ms = :at WHERE id = :id AND seen_ms < :at")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    static int remove(Handle handle, String userId, String id) {
        return handle.createUpdate("DELETE FROM user_session WHERE user_id = :user AND id = :id")
                .bind("user", userId)
                .bind("id", id)
                .execute();
    }

    static int removeAll(Handle handle, String userId) {
        return handle.createUpdate("DELETE FROM user_session WHERE user_id = :user").bind("user", userId).execute();
    }

    static int removeOld(Handle handle, Instant begunBefore, Instant seenBefore) {
        return handle.createUpdate("DELETE FROM user_session WHERE began_ms < :began OR seen_ms < :seen")
                .bind("began", begunBefore.toEpochMilli())
                .bind("seen", seenBefore.toEpochMilli())
                .execute();
    }

    private static KeptSession read(ResultSet row) throws SQLException {
        return new KeptSession(row.getString("id"), row.getString("sha256"), row.getString("user_id"),
                Instant.ofEpochMilli(row.getLong("began_ms")), Instant.ofEpochMilli(row.getLong("seen_ms")),
                row.getString("network"));
    }
}
