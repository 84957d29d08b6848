package outlay.gate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.rounds.Rounds;
import outlay.store.GateStore;
import outlay.store.KeptLink;

/// Keeps the keys and links in memory as the store has them: looks every few seconds, and at once when it is told of a
/// change. While the store cannot be read, what was known last holds.
public final class GateWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GateWatch.class);
    private static final long UNKNOWN = -1;

    private final GateStore store;
    private final KeyRing keys;
    private final Consumer<List<KeptLink>> links;
    private final KeyUses uses;
    private final ReentrantLock looking = new ReentrantLock();
    private final Rounds rounds = new Rounds("gate-watch", this::watch);
    private long version = UNKNOWN;
    private volatile boolean reading;

    private GateWatch(GateStore store, KeyRing keys, Consumer<List<KeptLink>> links, KeyUses uses) {
        this.store = store;
        this.keys = keys;
        this.links = links;
        this.uses = uses;
    }

    /// Reads everything once, and goes on looking.
    ///
    /// @param links told of all links whenever something has changed
    /// @param uses  kept as often as it looks
    public static GateWatch start(GateStore store, KeyRing keys, Consumer<List<KeptLink>> links, KeyUses uses,
            Duration every) {
        GateWatch watch = new GateWatch(store, keys, links, uses);
        watch.look();
        watch.rounds.start(every);
        return watch;
    }

    /// Reads what has changed; returns when it holds.
    public void look() {
        looking.lock();
        try {
            long latest = store.version();
            if (latest != version) {
                keys.hold(store.keys());
                links.accept(store.links());
                // What changed in between has a higher number, and is read at the next look.
                version = latest;
            }
            reading = true;
        } finally {
            looking.unlock();
        }
    }

    /// Whether the last look succeeded.
    public boolean reading() {
        return reading;
    }

    private void watch() {
        boolean before = reading;
        try {
            look();
            uses.keep();
            if (!before) {
                LOG.warn("the store can be read again; keys and links are up to date");
            }
        } catch (RuntimeException failed) {
            reading = false;
            // Said once, not every few seconds.
            if (before) {
                LOG.warn("the store cannot be read; the keys and links known so far hold", failed);
            }
        }
    }

    /// Waits a moment for a look that is under way; one that hangs in the database is left behind.
    @Override
    public void close() {
        rounds.close();
    }
}
