package outlay.store;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import outlay.log.Log;

/// Brings the rows of entries that were rewritten in the log to what the log says now, and leaves nothing of the former
/// ones in the database's files.
public final class Corrections {
    private static final List<String> TABLES = List.of("import_done", "spend_row", "refusal");

    /// Entries that are read past sooner than a file is opened.
    private static final int NEAR = 200;

    private Corrections() {}

    /// @param positions of the rewritten entries; those that the store has not read yet are passed over
    public static void of(Store store, Log log, Collection<Long> positions) {
        if (positions.isEmpty()) {
            return;
        }
        long read = store.position();
        Effects effects = new Effects(Outbox.none(store));
        NavigableSet<Long> wanted = new TreeSet<>(new TreeSet<>(positions).headSet(read, false));
        while (!wanted.isEmpty()) {
            wanted = wanted.tailSet(add(log, wanted, effects), true);
        }
        store.engine().write(handle -> {
            effects.correct(store.engine(), handle);
            return true;
        });
        store.engine().shred();
    }

    /// Reads on while the next one is near; begins anew where it is not.
    ///
    /// @return where to go on
    private static long add(Log log, NavigableSet<Long> wanted, Effects effects) {
        long until = wanted.first();
        try (Log.Cursor cursor = log.read(until)) {
            while (cursor.next()) {
                until = cursor.nextPosition();
                if (wanted.contains(cursor.position())) {
                    effects.add(cursor);
                }
                Long next = wanted.ceiling(until);
                if (next == null || next - until > NEAR) {
                    return until;
                }
            }
        }
        return Long.MAX_VALUE;
    }

    static void forget(Handle handle, long position) {
        for (String table : TABLES) {
            handle.createUpdate("DELETE FROM " + table + " WHERE position = :position").bind("position", position)
                    .execute();
        }
    }
}
