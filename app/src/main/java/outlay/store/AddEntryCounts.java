package outlay.store;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import outlay.base.ClientId;

final class AddEntryCounts {
    private static final String SQL = "INSERT INTO entry_count (client, kind, day, entries)"
            + " VALUES (:client, :kind, :day, :entries)"
            + " ON CONFLICT (client, kind, day) DO UPDATE SET entries = entry_count.entries + excluded.entries";

    private AddEntryCounts() {}

    /// A map, because one statement of PostgreSQL refuses to update the same row twice.
    static void all(Handle handle, ClientId client, Map<EntryCount.Of, Long> counts) {
        try (PreparedBatch batch = handle.prepareBatch(SQL)) {
            counts.forEach((of, entries) -> batch.bind("client", client.value())
                    .bind("kind", of.kind().name())
                    .bind("day", of.received().toString())
                    .bind("entries", entries)
                    .add());
            batch.execute();
        }
    }
}
