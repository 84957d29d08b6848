package outlay.rounds;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something again and again on a thread of its own, and sooner when it is asked to; one that fails is not the
/// last.
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    /// Gives how long until the next, or nothing where that stays as it was.
    private final Supplier<Optional<Duration>> round;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Thread thread;
    /// From the end of one to the next.
    private Duration between = Duration.ofHours(1);
    private boolean soon;
    private boolean closed;

    /// @param name of the thread, and of what is done, for whoever reads the server's log
    public Rounds(String name, Runnable round) {
        this(name, () -> {
            round.run();
            return Optional.empty();
        });
    }

    private Rounds(String name, Supplier<Optional<Duration>> round) {
        this.name = name;
        this.round = round;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /// Of something that knows each time how long it is until the next; where one fails that stays as it was.
    public static Rounds paced(String name, Supplier<Duration> round) {
        return new Rounds(name, () -> Optional.of(round.get()));
    }

    /// The first is that long from now, unless it is asked for.
    public void start(Duration first) {
        between = first;
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
                between = round.get().orElse(between);
            } catch (RuntimeException failed) {
                LOG.error("{} failed; the next time is in {}", name, between, failed);
            }
        }
    }

    /// @return whether to go on
    private boolean await() {
        lock.lock();
        try {
            long left = between.toNanos();
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
