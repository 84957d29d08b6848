package outlay.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends what is past its time once a day, beside a server's work. What was missed while the server was off, or was
/// interrupted, is done when it starts.
public final class RetentionJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);
    private final Retention retention;
    private final Supplier<RetentionTimes> times;
    private final LocalTime at;
    private final Path data;
    private final Clock clock;
    private final Consumer<Runnable> alone;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outlay-retention").factory());
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile Optional<RetentionRecord> last;
    private volatile Instant notBefore = Instant.MIN;
    private volatile boolean stopping;

    /// @param times as they are when they are asked for; where they have changed, a run is due
    /// @param at    the time of the day, in UTC
    /// @param alone does something when nothing else is at work on the log's files
    public RetentionJob(Retention retention, Supplier<RetentionTimes> times, LocalTime at, Path data, Clock clock,
            Consumer<Runnable> alone) throws IOException {
        this.retention = retention;
        this.times = times;
        this.at = at;
        this.data = data;
        this.clock = clock;
        this.alone = alone;
        this.last = RetentionRecord.of(data);
    }

    /// Begins to look at the clock.
    public RetentionJob start() {
        watch.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.MINUTES);
        return this;
    }

    /// Does what is due, if anything is; returns at once.
    void look() {
        if (isDue(clock.instant())) {
            run();
        }
    }

    boolean isDue(Instant now) {
        RetentionTimes current = times();
        if (current.isEmpty() || now.isBefore(notBefore)) {
            return false;
        }
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(at);
        Instant latest = (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
        return last.filter(record -> record.done() && record.isOf(current) && !record.startedAt().isBefore(latest))
                .isEmpty();
    }

    /// Begins a run, unless one is under way; returns at once.
    public void run() {
        if (working.compareAndSet(false, true)) {
            alone.accept(this::work);
        }
    }

    private void work() {
        try {
            RetentionRecord record = retention.run(times(), () -> stopping);
            LOG.info("What was past its time: {} files written anew, rows ended {}", record.filesDone(),
                    record.ended());
            notBefore = Instant.MIN;
        } catch (IOException | UncheckedIOException failed) {
            notBefore = clock.instant().plus(AFTER_A_FAILURE);
            LOG.error("What is past its time could not be ended; it is tried again in an hour: {}",
                    failed.getMessage());
        } catch (RuntimeException failed) {
            notBefore = clock.instant().plus(AFTER_A_FAILURE);
            LOG.error("Ending what is past its time has failed; it is tried again in an hour", failed);
        } finally {
            try {
                last = RetentionRecord.of(data);
            } catch (IOException unreadable) {
                LOG.error("{} cannot be read: {}", RetentionRecord.FILE, unreadable.getMessage());
            }
            working.set(false);
        }
    }

    /// The latest run, as far as it is; empty where there was none.
    public Optional<RetentionRecord> latest() throws IOException {
        return RetentionRecord.of(data);
    }

    public boolean isWorking() {
        return working.get();
    }

    public RetentionTimes times() {
        return times.get();
    }

    /// Counts anew.
    public SortedMap<String, Long> status() {
        return retention.status(times());
    }

    /// How many records of finished erasures are past their time then.
    public long erasuresPast(RetentionTimes set, Instant then) {
        return retention.erasuresPast(set, then);
    }

    /// Rows that are past their time now, by class; none where no run has counted yet.
    public SortedMap<String, Long> past() {
        return last.map(record -> record.pastAt(clock.instant(), times())).orElse(Collections.emptySortedMap());
    }

    /// Since when it is known whose events were, where what came before has been ended.
    public Optional<Instant> eventsKeptFrom() {
        return last.flatMap(RetentionRecord::eventsKeptFrom);
    }

    @Override
    public void close() {
        stopping = true;
        watch.shutdownNow();
    }
}
