package outlay.alerting;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something again and again on a thread of its own, and sooner when it is asked to; one that fails is not the
/// last.
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Runnable round;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Thread thread;
    private Duration every = Duration.ofHours(1);
    private boolean soon;
    private boolean closed;

    /// @param name of the thread, and of what is done, for whoever reads the server's log
    public Rounds(String name, Runnable round) {
        this.name = name;
        this.round = round;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /// The first is that long from now, unless it is asked for.
    public void start(Duration between) {
        every = between;
        thread.start();
    }

    /// One more now, or as soon as the one under way is over.
    public void soon() {
        lock.lock();
        try {
            soon = true;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (await()) {
            try {
                round.run();
            } catch (RuntimeException failed) {
                LOG.error("{} failed; the next time is in {}", name, every, failed);
            }
        }
    }

    /// @return whether to go on
    private boolean await() {
        lock.lock();
        try {
            long left = every.toNanos();
            while (!closed && !soon && left > 0) {
                left = asked.awaitNanos(left);
            }
            soon = false;
            return !closed;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Waits a moment for one that is under way.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            // One that has never been started has nothing to end.
            if (thread.isAlive()) {
                thread.join(MOST_PATIENCE);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
