package outlay.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.log.LocalLog;

/// Keeps a store where its log is, a moment behind: entries are gathered for that moment, so that many of them cost one
/// transaction.
public final class LogFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration GATHERING = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final Projector projector;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;

    private LogFollower(Projector projector) {
        this.projector = projector;
        this.thread = Thread.ofPlatform().name("follow-log").daemon().unstarted(this::follow);
    }

    public static LogFollower start(Projector projector, LocalLog log) {
        LogFollower follower = new LogFollower(projector);
        log.onCommit(end -> {
            if (follower.news.availablePermits() == 0) {
                follower.news.release();
            }
        });
        follower.thread.start();
        return follower;
    }

    private void follow() {
        while (!closing) {
            try {
                news.acquire();
                if (!closing) {
                    TimeUnit.MILLISECONDS.sleep(GATHERING.toMillis());
                }
                news.drainPermits();
                projector.catchUp();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                LOG.error("The store cannot follow the log; it is tried again in {}", AFTER_A_FAILURE, failed);
                again();
            }
        }
    }

    private void again() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_A_FAILURE.toMillis());
            news.release();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        // Not interrupted: it may be in the middle of reading the log, whose files an interrupt would close.
        news.release();
        try {
            thread.join();
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }
}
