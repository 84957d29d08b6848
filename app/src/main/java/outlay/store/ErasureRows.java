package outlay.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import outlay.base.ClientId;

final class ErasureRows {
    private ErasureRows() {}

    static int put(Handle handle, KeptErasure erasure) {
        return handle
                .createUpdate("INSERT INTO erasure (id, client, state, requested_at, record)"
                        + " VALUES (:id, :client, :state, :requestedAt, :record)"
                        + " ON CONFLICT (id) DO UPDATE SET state = excluded.state, record = excluded.record")
                .bind("id", erasure.id())
                .bind("client", erasure.client().value())
                .bind("state", erasure.state())
                .bind("requestedAt", erasure.requestedAt().toString())
                .bind("record", erasure.record())
                .execute();
    }

    static List<KeptErasure> of(Handle handle, ClientId client) {
        return handle.createQuery("SELECT id, state, requested_at, record FROM erasure WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptErasure(row.getString("id"), client, row.getString("state"),
                        Instant.parse(row.getString("requested_at")), row.getString("record")))
                .stream()
                .sorted(Comparator.comparing(KeptErasure::requestedAt).thenComparing(KeptErasure::id))
                .toList();
    }

    static int forget(Handle handle, ClientId client, String id) {
        return handle.createUpdate("DELETE FROM erasure WHERE client = :client AND id = :id")
                .bind("client", client.value())
                .bind("id", id)
                .execute();
    }

    static int suppress(Handle handle, ClientId client, String erasure, Collection<String> marks) {
        try (PreparedBatch batch = handle.prepareBatch("INSERT INTO suppressed (client, mark, erasure)"
                + " VALUES (:client, :mark, :erasure) ON CONFLICT (client, mark) DO NOTHING")) {
            marks.forEach(mark -> batch.bind("client", client.value()).bind("mark", mark).bind("erasure", erasure)
                    .add());
            return marks.isEmpty() ? 0 : batch.execute().length;
        }
    }

    /// Of each erasure, in the order of their names.
    static Map<String, List<String>> marksByErasure(Handle handle, ClientId client) {
        Map<String, List<String>> marks = new TreeMap<>();
        handle.createQuery("SELECT erasure, mark FROM suppressed WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> marks.computeIfAbsent(row.getString("erasure"), any -> new ArrayList<>())
                        .add(row.getString("mark")))
                .list();
        return marks;
    }

    static List<String> marks(Handle handle, ClientId client) {
        return handle.createQuery("SELECT mark FROM suppressed WHERE client = :client")
                .bind("client", client.value())
                .mapTo(String.class)
                .list();
    }
}
