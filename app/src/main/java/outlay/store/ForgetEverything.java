package outlay.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class ForgetEverything {
    private static final List<String> TABLES = List.of("import_done", "spend_row", "refusal", "entry_count");

    private ForgetEverything() {}

    /// Client by client, because the wall hides the rows of all others even from a deletion.
    static void from(Engine engine, Handle handle) {
        for (ClientId client : SelectClients.all(handle)) {
            engine.actFor(handle, client);
            for (String table : TABLES) {
                handle.createUpdate("DELETE FROM " + table + " WHERE client = :client")
                        .bind("client", client.value())
                        .execute();
            }
        }
        handle.execute("DELETE FROM client_seen");
        handle.execute("UPDATE projection SET position = 0 WHERE name = 'log'");
    }
}
