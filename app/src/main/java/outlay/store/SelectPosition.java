package outlay.store;

import org.jdbi.v3.core.Handle;

final class SelectPosition {
    private SelectPosition() {}

    static long ofLog(Handle handle) {
        return handle.createQuery("SELECT position FROM projection WHERE name = 'log'").mapTo(Long.class).one();
    }
}
