package outlay.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class MatchRows {
    private static final long NEVER = 0;

    private MatchRows() {}

    static void put(Handle handle, KeptMatch match) {
        handle.createUpdate("INSERT INTO delivery_match (client, account, asked_ms, problem, told_ms, told)"
                + " VALUES (:client, :account, :asked, :problem, :toldAt, :told)"
                + " ON CONFLICT (client, account) DO UPDATE SET asked_ms = excluded.asked_ms,"
                + " problem = excluded.problem, told_ms = excluded.told_ms, told = excluded.told")
                .bind("client", match.lane().client().value())
                .bind("account", match.lane().account())
                .bind("asked", match.asked().toEpochMilli())
                .bind("problem", KeptText.of(match.problem()))
                .bind("toldAt", match.toldAt().map(Instant::toEpochMilli).orElse(NEVER))
                .bind("told", KeptText.of(match.told()))
                .execute();
    }

    static List<KeptMatch> of(Handle handle, ClientId client) {
        return handle
                .createQuery("SELECT account, asked_ms, problem, told_ms, told FROM delivery_match"
                        + " WHERE client = :client ORDER BY account")
                .bind("client", client.value())
                .map((row, context) -> new KeptMatch(new Lane(client, row.getString("account")),
                        Instant.ofEpochMilli(row.getLong("asked_ms")), row.getString("problem"),
                        Optional.of(row.getLong("told_ms")).filter(at -> at != NEVER).map(Instant::ofEpochMilli),
                        row.getString("told")))
                .list();
    }
}
