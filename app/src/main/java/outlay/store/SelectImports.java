package outlay.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;
import outlay.fact.Import;

final class SelectImports {
    private static final String SQL = "SELECT id, file_name, sha256, kind, format, row_count, imported_at"
            + " FROM import_done WHERE client = :client";

    private SelectImports() {}

    static List<Import> of(Handle handle, ClientId client) {
        return handle.createQuery(SQL + " ORDER BY position")
                .bind("client", client.value())
                .map((row, context) -> read(client, row))
                .list();
    }

    static Optional<Import> byId(Handle handle, ClientId client, String id) {
        return handle.createQuery(SQL + " AND id = :id ORDER BY position")
                .bind("client", client.value())
                .bind("id", KeptText.of(id))
                .map((row, context) -> read(client, row))
                .findFirst();
    }

    private static Import read(ClientId client, ResultSet row) throws SQLException {
        return new Import(client, row.getString("id"), row.getString("file_name"), row.getString("sha256"),
                Import.Kind.valueOf(row.getString("kind")), row.getString("format"), row.getLong("row_count"),
                Instant.parse(row.getString("imported_at")));
    }
}
