package outlay.alerting;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.alert.Alert;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.alert.Watch;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.live.LiveBooks;
import outlay.plan.Target;

/// Looks every hour, and after each import, for what somebody should look at, and tells it once.
public final class AlertWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);

    private final LiveBooks books;
    private final Function<ClientId, Map<Kind, Rule>> rules;
    private final Supplier<List<Target>> targets;
    private final BiFunction<ClientId, Map<Kind, Rule>, List<Alert>> others;
    private final AlertBook book;
    private final List<Recipient> recipients;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Thread thread = Thread.ofPlatform().name("alerts").daemon().unstarted(this::run);
    private Duration every = Duration.ofHours(1);
    private boolean soon;
    private boolean closed;

    /// @param rules      of each client
    /// @param targets    of all clients, as they are when it looks
    /// @param others     what else there is to be said of a client, by its rules, besides what its books show
    /// @param recipients who are to be told; nobody, and alerts are listed only
    public AlertWatch(LiveBooks books, Function<ClientId, Map<Kind, Rule>> rules, Supplier<List<Target>> targets,
            BiFunction<ClientId, Map<Kind, Rule>, List<Alert>> others, AlertBook book, List<Recipient> recipients,
            Clock clock) {
        this.books = books;
        this.rules = rules;
        this.targets = targets;
        this.others = others;
        this.book = book;
        this.recipients = List.copyOf(recipients);
        this.clock = clock;
    }

    /// Looks for the first time at once, and then as often as that.
    public AlertWatch start(Duration between) {
        every = between;
        soon = true;
        thread.start();
        return this;
    }

    /// Something has come in.
    public void soon() {
        lock.lock();
        try {
            soon = true;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Looks now, and tells what is new.
    ///
    /// @return what could not be told, and why; it is told at the next look
    public List<String> look() {
        for (ClientId client : books.clients()) {
            Map<Kind, Rule> own = rules.apply(client);
            List<Alert> now = new ArrayList<>(Watch.alerts(books.of(client), client, own, targets.get(),
                    Day.of(clock.instant(), ZoneOffset.UTC)));
            now.addAll(others.apply(client, own));
            book.look(client, now, clock.instant());
        }
        List<KeptAlert> untold = book.untold();
        List<String> failures = new ArrayList<>();
        if (!untold.isEmpty()) {
            for (Recipient recipient : recipients) {
                try {
                    recipient.tell(untold);
                } catch (IOException failed) {
                    failures.add(recipient.label() + ": " + failed.getMessage());
                }
            }
            if (failures.isEmpty()) {
                book.told(untold);
            }
        }
        return failures;
    }

    private void run() {
        while (await()) {
            try {
                look().forEach(failure -> LOG.warn("alerts could not be told; they are at the next look: {}", failure));
            } catch (RuntimeException failed) {
                LOG.error("looking for alerts failed; the next look is in {}", every, failed);
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

    /// Waits a moment for a look that is under way.
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
