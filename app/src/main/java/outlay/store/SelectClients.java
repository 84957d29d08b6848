package outlay.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class SelectClients {
    private SelectClients() {}

    static List<ClientId> all(Handle handle) {
        // Sorted here, because the two databases order text differently.
        return handle.createQuery("SELECT name FROM client_seen")
                .map((row, context) -> new ClientId(row.getString(1)))
                .stream()
                .sorted()
                .toList();
    }
}
