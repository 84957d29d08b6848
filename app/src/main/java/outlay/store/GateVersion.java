package outlay.store;

import org.jdbi.v3.core.Handle;

final class GateVersion {
    private GateVersion() {}

    static long of(Handle handle) {
        return handle.createQuery("SELECT version FROM gate_version WHERE name = 'gates'").mapTo(Long.class).one();
    }

    static void grow(Handle handle) {
        handle.execute("UPDATE gate_version SET version = version + 1 WHERE name = 'gates'");
    }
}
