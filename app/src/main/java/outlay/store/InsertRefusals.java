package outlay.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import outlay.base.ClientId;

final class InsertRefusals {
    private static final String SQL = "INSERT INTO refusal"
            + " (position, client, reason, size_bytes, received_at)"
            + " VALUES (:position, :client, :reason, :sizeBytes, :receivedAt)";

    private InsertRefusals() {}

    static void all(Handle handle, ClientId client, List<Refused> refusals) {
        try (PreparedBatch batch = handle.prepareBatch(SQL)) {
            for (Refused refused : refusals) {
                batch.bind("position", refused.position())
                        .bind("client", client.value())
                        .bind("reason", refused.reason())
                        .bind("sizeBytes", refused.sizeBytes())
                        .bind("receivedAt", refused.receivedAt().toString())
                        .add();
            }
            batch.execute();
        }
    }
}
