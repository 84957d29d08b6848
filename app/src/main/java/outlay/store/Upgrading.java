package outlay.store;

import org.jdbi.v3.core.Handle;

/// Whoever is told before and after tables that hold something are brought up to date, inside the transaction that does
/// it.
interface Upgrading {
    /// For databases that nobody has used yet.
    Upgrading UNWATCHED = new Upgrading() {
        @Override
        public void begins(Handle handle, int version) {}

        @Override
        public void ends(Handle handle) {}
    };

    /// @param version how many migrations the tables have been through
    void begins(Handle handle, int version);

    /// Everything is done and not committed yet.
    void ends(Handle handle);
}
