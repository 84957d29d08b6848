package outlay.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class SetUpTokens {
    private SetUpTokens() {}

    /// One that is newer takes the place of those before it.
    static int replace(Handle handle, String sha256, String userId, Instant expiresAt) {
        handle.createUpdate("DELETE FROM set_up_token WHERE user_id = :user").bind("user", userId).execute();
        return handle
                .createUpdate("INSERT INTO set_up_token (sha256, user_id, expires_ms)"
                        + " VALUES (:sha256, :user, :expires)")
                .bind("sha256", sha256)
                .bind("user", userId)
                .bind("expires", expiresAt.toEpochMilli())
                .execute();
    }

    /// Whose it is, "" for the set-up of an owner; empty where there is none, or none any more.
    static Optional<String> owner(Handle handle, String sha256, Instant now) {
        return handle.createQuery("SELECT user_id FROM set_up_token WHERE sha256 = :sha256 AND expires_ms > :now")
                .bind("sha256", sha256)
                .bind("now", now.toEpochMilli())
                .mapTo(String.class)
                .findOne();
    }

    static int take(Handle handle, String sha256, Instant now) {
        return handle.createUpdate("DELETE FROM set_up_token WHERE sha256 = :sha256 AND expires_ms > :now")
                .bind("sha256", sha256)
                .bind("now", now.toEpochMilli())
                .execute();
    }
}
