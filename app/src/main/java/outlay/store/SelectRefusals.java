package outlay.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class SelectRefusals {
    private SelectRefusals() {}

    static List<Refused> of(Handle handle, ClientId client, int atMost) {
        return handle
                .createQuery("SELECT position, reason, size_bytes, received_at FROM refusal"
                        + " WHERE client = :client ORDER BY position DESC LIMIT :atMost")
                .bind("client", client.value())
                .bind("atMost", atMost)
                .map((row, context) -> new Refused(row.getLong(1), row.getString(2), row.getLong(3),
                        Instant.parse(row.getString(4))))
                .list();
    }
}
