package outlay.store;

import org.jdbi.v3.core.Handle;

final class MovePosition {
    private MovePosition() {}

    /// Fails unless the position is still `from`, so that of two that read the log at once only one writes.
    static void ofLog(Handle handle, long from, long to) {
        int moved = handle
                .createUpdate("UPDATE projection SET position = :to WHERE name = 'log' AND position = :from")
                .bind("from", from)
                .bind("to", to)
                .execute();
        if (moved != 1) {
            throw new StoreRefused("the log is being read into the store by another process (its position is no longer "
                    + from + "): run one server for each store.");
        }
    }
}
