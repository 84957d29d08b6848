package outlay.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import outlay.fact.Import;

final class InsertImports {
    private static final String SQL = "INSERT INTO import_done (position, client, id, file_name, sha256, kind, format, "
            + "row_count, imported_at)"
            + " VALUES (:position, :client, :id, :fileName, :sha256, :kind, :format, :rows, :at)";

    private InsertImports() {}

    static void all(Handle handle, List<Effects.At<Import>> imports) {
        try (PreparedBatch batch = handle.prepareBatch(SQL)) {
            for (Effects.At<Import> each : imports) {
                Import done = each.what();
                batch.bind("position", each.position())
                        .bind("client", done.client().value())
                        .bind("id", KeptText.of(done.id()))
                        .bind("fileName", KeptText.of(done.fileName()))
                        .bind("sha256", KeptText.of(done.sha256()))
                        .bind("kind", done.kind().name())
                        .bind("format", KeptText.of(done.format()))
                        .bind("rows", done.rows())
                        .bind("at", done.at().toString())
                        .add();
            }
            batch.execute();
        }
    }
}
