package outlay.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class SkipRows {
    private SkipRows() {}

    static List<KeptSkip> of(Handle handle, ClientId client) {
        return handle.createQuery("SELECT step, skipped_by, skipped_at FROM skipped_step WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptSkip(client, row.getString("step"), row.getString("skipped_by"),
                        Instant.parse(row.getString("skipped_at"))))
                .stream()
                .sorted(Comparator.comparing(KeptSkip::step))
                .toList();
    }

    static int insert(Handle handle, KeptSkip skip) {
        return handle
                .createUpdate("INSERT INTO skipped_step (client, step, skipped_by, skipped_at)"
                        + " VALUES (:client, :step, :by, :at) ON CONFLICT (client, step) DO NOTHING")
                .bind("client", skip.client().value())
                .bind("step", skip.step())
                .bind("by", skip.by())
                .bind("at", skip.at().toString())
                .execute();
    }

    static int remove(Handle handle, ClientId client, String step) {
        return handle.createUpdate("DELETE FROM skipped_step WHERE client = :client AND step = :step")
                .bind("client", client.value())
                .bind("step", step)
                .execute();
    }
}
