package outlay.store;

import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class InsertClient {
    private InsertClient() {}

    static void unlessKnown(Handle handle, ClientId client) {
        handle.createUpdate("INSERT INTO client_seen (name) VALUES (:name) ON CONFLICT (name) DO NOTHING")
                .bind("name", client.value())
                .execute();
    }
}
