package outlay.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class ViewRows {
    private ViewRows() {}

    static List<KeptView> of(Handle handle, ClientId client, String owner) {
        return handle
                .createQuery("SELECT name, search, saved_at FROM saved_view"
                        + " WHERE client = :client AND owner = :owner")
                .bind("client", client.value())
                .bind("owner", owner)
                .map((row, context) -> new KeptView(client, owner, row.getString("name"), row.getString("search"),
                        Instant.parse(row.getString("saved_at"))))
                .stream()
                .sorted(Comparator.comparing(KeptView::name))
                .toList();
    }

    static int put(Handle handle, KeptView view) {
        return handle
                .createUpdate("INSERT INTO saved_view (client, owner, name, search, saved_at)"
                        + " VALUES (:client, :owner, :name, :search, :at) ON CONFLICT (client, owner, name)"
                        + " DO UPDATE SET search = excluded.search, saved_at = excluded.saved_at")
                .bind("client", view.client().value())
                .bind("owner", view.owner())
                .bind("name", view.name())
                .bind("search", view.search())
                .bind("at", view.savedAt().toString())
                .execute();
    }

    static int remove(Handle handle, ClientId client, String owner, String name) {
        return handle
                .createUpdate("DELETE FROM saved_view WHERE client = :client AND owner = :owner AND name = :name")
                .bind("client", client.value())
                .bind("owner", owner)
                .bind("name", name)
                .execute();
    }
}
