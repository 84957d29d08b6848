package outlay.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class PauseRows {
    private PauseRows() {}

    /// The first reason stays until somebody resumes.
    static void put(Handle handle, KeptPause pause) {
        handle.createUpdate("INSERT INTO delivery_pause (client, account, since_ms, reason)"
                + " VALUES (:client, :account, :since, :reason) ON CONFLICT (client, account) DO NOTHING")
                .bind("client", pause.lane().client().value())
                .bind("account", pause.lane().account())
                .bind("since", pause.since().toEpochMilli())
                .bind("reason", KeptText.of(pause.reason()))
                .execute();
    }

    static boolean delete(Handle handle, Lane lane) {
        return handle.createUpdate("DELETE FROM delivery_pause WHERE client = :client AND account = :account")
                .bind("client", lane.client().value())
                .bind("account", lane.account())
                .execute() > 0;
    }

    static List<KeptPause> of(Handle handle, ClientId client) {
        return handle
                .createQuery("SELECT account, since_ms, reason FROM delivery_pause WHERE client = :client"
                        + " ORDER BY account")
                .bind("client", client.value())
                .map((row, context) -> new KeptPause(new Lane(client, row.getString("account")),
                        Instant.ofEpochMilli(row.getLong("since_ms")), row.getString("reason")))
                .list();
    }
}
