package outlay.store;

import java.util.concurrent.locks.ReentrantLock;
import outlay.log.Log;

/// Brings the tables of a store to where the log is.
///
/// A stretch of the log and the position behind it are written in one transaction, so that after a crash at any moment
/// the next start goes on exactly where the tables are: no entry counts twice and none is left out. What an entry makes
/// somebody want to tell is written with it; a wish that is there already stays, so that reading the log again tells
/// nothing twice.
public final class Projector {
    private static final int USUAL_BATCH = 2_000;

    private final Store store;
    private final Log log;
    private final Outbox outbox;
    private final int batch;
    private final ReentrantLock reading = new ReentrantLock();

    /// @param outbox gets what the entries make somebody want to tell, in the transaction that reads them
    public Projector(Store store, Log log, Outbox outbox) {
        this(store, log, outbox, USUAL_BATCH);
    }

    /// Tells nobody anything.
    Projector(Store store, Log log) {
        this(store, log, USUAL_BATCH);
    }

    Projector(Store store, Log log, int batch) {
        this(store, log, Outbox.none(store), batch);
    }

    /// @param batch how many rows are written in one transaction, about
    Projector(Store store, Log log, Outbox outbox, int batch) {
        this.store = store;
        this.log = log;
        this.outbox = outbox;
        this.batch = batch;
    }

    /// Reads everything that the log has by now, and gives the position that the store has reached.
    ///
    /// Several threads may call it; one reads at a time. After an exception the tables are as of some earlier position,
    /// and the call can be made again.
    public long catchUp() {
        reading.lock();
        try {
            return read();
        } finally {
            reading.unlock();
        }
    }

    private long read() {
        long position = store.position();
        if (position > log.end()) {
            throw new StoreRefused("the store (" + store.describe() + ") has read to position " + position
                    + " of a log that ends at " + log.end() + ": it belongs to another data folder, or the log was "
                    + "restored from an older backup; rebuild the store from this log, or give it its own database.");
        }
        try (Log.Cursor cursor = log.read(position)) {
            Effects effects = new Effects(outbox);
            long next = position;
            while (cursor.next()) {
                effects.add(cursor);
                next = cursor.nextPosition();
                if (effects.fills(batch)) {
                    write(effects, position, next);
                    position = next;
                    effects = new Effects(outbox);
                }
            }
            if (!effects.isEmpty()) {
                write(effects, position, next);
                position = next;
            }
        }
        return position;
    }

    /// Empties the tables and reads the whole log again.
    public long rebuild() {
        store.engine().write(handle -> {
            ForgetEverything.from(store.engine(), handle);
            return true;
        });
        return catchUp();
    }

    private void write(Effects effects, long from, long to) {
        store.engine().write(handle -> {
            // First, because it also locks the row: a second reader of the log waits here and is then refused.
            MovePosition.ofLog(handle, from, to);
            effects.write(store.engine(), handle);
            return true;
        });
        effects.lanes().forEach(outbox.added());
    }
}
