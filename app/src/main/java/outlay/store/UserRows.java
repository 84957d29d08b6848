package outlay.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class UserRows {
    /// Whoever it is, another owner of everything is left who can sign in.
    private static final String NOT_THE_LAST_OWNER = " AND (everywhere <> 'owner' OR disabled_at IS NOT NULL OR EXISTS"
            + " (SELECT 1 FROM user_account o WHERE o.everywhere = 'owner' AND o.disabled_at IS NULL AND o.id <> :id))";

    private UserRows() {}

    static List<KeptUser> all(Handle handle) {
        return handle
                .createQuery("SELECT id, email, password, totp, totp_step, recovery, everywhere, identity, created_at,"
                        + " disabled_at FROM user_account")
                .map((row, context) -> read(row))
                .stream()
                .sorted(Comparator.comparing(KeptUser::email))
                .toList();
    }

    static boolean has(Handle handle, String email) {
        return handle.createQuery("SELECT count(*) FROM user_account WHERE email = :email")
                .bind("email", email)
                .mapTo(Long.class)
                .one() > 0;
    }

    static int insert(Handle handle, KeptUser user) {
        return handle
                .createUpdate("INSERT INTO user_account (id, email, password, totp, totp_step, recovery, everywhere,"
                        + " identity, created_at) VALUES (:id, :email, :password, :totp, :step, :recovery, :everywhere,"
                        + " :identity, :createdAt) ON CONFLICT (email) DO NOTHING")
                .bind("id", user.id())
                .bind("email", user.email())
                .bind("password", user.password())
                .bind("totp", user.totp())
                .bind("step", user.totpStep())
                .bind("recovery", String.join(" ", user.recovery()))
                .bind("everywhere", user.everywhere())
                .bind("identity", user.identity())
                .bind("createdAt", user.createdAt().toString())
                .execute();
    }

    static int setPassword(Handle handle, String id, String password) {
        return handle.createUpdate("UPDATE user_account SET password = :password WHERE id = :id")
                .bind("id", id)
                .bind("password", password)
                .execute();
    }

    static int setSecondFactor(Handle handle, String id, String totp, long step, List<String> recovery) {
        return handle
                .createUpdate("UPDATE user_account SET totp = :totp, totp_step = :step, recovery = :recovery"
                        + " WHERE id = :id")
                .bind("id", id)
                .bind("totp", totp)
                .bind("step", step)
                .bind("recovery", String.join(" ", recovery))
                .execute();
    }

    static int takeStep(Handle handle, String id, long step) {
        return handle.createUpdate("UPDATE user_account SET totp_step = :step WHERE id = :id AND totp_step < :step")
                .bind("id", id)
                .bind("step", step)
                .execute();
    }

    static int setRecovery(Handle handle, String id, List<String> before, List<String> after) {
        return handle
                .createUpdate("UPDATE user_account SET recovery = :after WHERE id = :id AND recovery = :before")
                .bind("id", id)
                .bind("before", String.join(" ", before))
                .bind("after", String.join(" ", after))
                .execute();
    }

    static int setEverywhere(Handle handle, String id, String role) {
        return handle
                .createUpdate("UPDATE user_account SET everywhere = :role WHERE id = :id AND (:role = 'owner' OR (1 = 1"
                        + NOT_THE_LAST_OWNER + "))")
                .bind("id", id)
                .bind("role", role)
                .execute();
    }

    static int disable(Handle handle, String id, Instant at) {
        return handle
                .createUpdate("UPDATE user_account SET disabled_at = :at WHERE id = :id AND disabled_at IS NULL"
                        + NOT_THE_LAST_OWNER)
                .bind("id", id)
                .bind("at", at.toString())
                .execute();
    }

    static int enable(Handle handle, String id) {
        return handle
                .createUpdate("UPDATE user_account SET disabled_at = NULL WHERE id = :id AND disabled_at IS NOT NULL")
                .bind("id", id)
                .execute();
    }

    private static KeptUser read(ResultSet row) throws SQLException {
        String recovery = row.getString("recovery");
        return new KeptUser(row.getString("id"), row.getString("email"), row.getString("password"),
                row.getString("totp"), row.getLong("totp_step"),
                recovery.isEmpty() ? List.of() : List.of(recovery.split(" ", -1)), row.getString("everywhere"),
                row.getString("identity"), Instant.parse(row.getString("created_at")),
                Optional.ofNullable(row.getString("disabled_at")).map(Instant::parse));
    }
}
