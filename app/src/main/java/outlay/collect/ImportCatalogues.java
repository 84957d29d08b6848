package outlay.collect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import outlay.base.ClientId;
import outlay.fact.Import;
import outlay.log.Log;

/// What was imported for each client, from one reading of the log for all of them: whoever asks reads on from where the
/// last one stopped, and waits for no import.
public final class ImportCatalogues {
    /// Somebody who asks waits no longer for whoever reads ahead than these take, some milliseconds.
    private static final int AHEAD_AT_A_TIME = 10_000;

    private final Log log;
    /// Held while the log is read. Fair, so that who asks comes before the next piece is read ahead.
    private final ReentrantLock reading = new ReentrantLock(true);
    private final Map<ClientId, ImportCatalogue> catalogues = new ConcurrentHashMap<>();
    private long position;

    public ImportCatalogues(Log log) {
        this.log = log;
    }

    /// Asks about what the log tells by now; the catalogue must not be kept.
    public <T> T ask(ClientId client, Function<ImportCatalogue, T> question) {
        ImportCatalogue catalogue = upToDate(client);
        synchronized (catalogue) {
            return question.apply(catalogue);
        }
    }

    /// Reads a piece of the log before anybody asks.
    ///
    /// @return whether there is more
    public boolean readAhead() {
        return read(AHEAD_AT_A_TIME);
    }

    ImportCatalogue upToDate(ClientId client) {
        read(Integer.MAX_VALUE);
        return of(client);
    }

    /// Takes an import that has just been completed. Lift tests and reach are few, and are read.
    void add(Import done, Extent extent) {
        if (done.kind() == Import.Kind.LIFT_TESTS || done.kind() == Import.Kind.REACH) {
            read(Integer.MAX_VALUE);
        } else {
            of(done.client()).add(done, extent);
        }
    }

    private ImportCatalogue of(ClientId client) {
        return catalogues.computeIfAbsent(client, added -> new ImportCatalogue());
    }

    /// @return whether it stopped because it had read that many
    private boolean read(int most) {
        reading.lock();
        try (Log.Cursor cursor = log.read(position)) {
            for (int left = most; left > 0; left--) {
                if (!cursor.next()) {
                    return false;
                }
                Log.Head head = cursor.head();
                of(head.client()).take(head.kind(), cursor);
                position = cursor.nextPosition();
            }
            return true;
        } finally {
            reading.unlock();
        }
    }
}
