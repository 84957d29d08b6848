package outlay.store;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import outlay.log.Log;

/// Brings the rows of entries that were rewritten in the log to what the log says now, and leaves nothing of the former
/// ones in the database's files.
public final class Corrections {
    private static final List<String> TABLES = List.of("import_done", "spend_row", "refusal");

    private Corrections() {}

    /// @param positions of the rewritten entries; those that the store has not read yet are passed over
    public static void of(Store store, Log log, Collection<Long> positions) {
        if (positions.isEmpty()) {
            return;
        }
        long read = store.position();
        Effects effects = new Effects();
        List<Long> wanted = new TreeSet<>(positions).stream().filter(position -> position < read).toList();
        for (long position : wanted) {
            try (Log.Cursor cursor = log.read(position)) {
                if (cursor.next() && cursor.position() == position) {
                    effects.add(position, cursor.entry());
                }
            }
        }
        store.engine().write(handle -> {
            effects.correct(store.engine(), handle);
            return true;
        });
        store.engine().shred();
    }

    static void forget(Handle handle, long position) {
        for (String table : TABLES) {
            handle.createUpdate("DELETE FROM " + table + " WHERE position = :position").bind("position", position)
                    .execute();
        }
    }
}
