package outlay.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class GateClients {
    private GateClients() {}

    static void insertUnlessKnown(Handle handle, ClientId client) {
        handle.createUpdate("INSERT INTO gate_client (name) VALUES (:name) ON CONFLICT (name) DO NOTHING")
                .bind("name", client.value())
                .execute();
    }

    static List<ClientId> all(Handle handle) {
        // Sorted here, because the two databases order text differently.
        return handle.createQuery("SELECT name FROM gate_client")
                .map((row, context) -> new ClientId(row.getString(1)))
                .stream()
                .sorted()
                .toList();
    }
}
