package outlay.store;

import org.jdbi.v3.core.Handle;

final class GateVersion {
    /// Of keys and links, of accounts at destinations, and of who may see and do what.
    static final String GATES = "gates";
    static final String DESTINATIONS = "destinations";
    static final String ACCESS = "access";

    private GateVersion() {}

    static long of(Handle handle, String name) {
        return handle.createQuery("SELECT version FROM gate_version WHERE name = :name").bind("name", name)
                .mapTo(Long.class).one();
    }

    static void grow(Handle handle, String name) {
        handle.createUpdate("UPDATE gate_version SET version = version + 1 WHERE name = :name").bind("name", name)
                .execute();
    }
}
