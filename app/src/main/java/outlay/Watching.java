package outlay;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.activate.outbox.Budget;
import outlay.collect.door.Counts;
import outlay.collect.door.Doors;
import outlay.collect.door.DropReason;
import outlay.collect.door.Step;
import outlay.collect.door.StepTimes;
import outlay.gate.Doorkeeper;
import outlay.gate.GateWatch;
import outlay.gate.Pressure;
import outlay.gate.Shed;
import outlay.link.ClickSpool;
import outlay.link.Redirects;
import outlay.log.Commits;
import outlay.log.LocalLog;
import outlay.ops.Finding;
import outlay.ops.Health;
import outlay.ops.MetricsText;
import outlay.store.OutboxCheck;
import outlay.store.OutboxStore;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.WebServer;

/// What a running server says of itself on the admin port.
final class Watching {
    /// No clock that is set shows a time before this program was made.
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ALL_PERCENT = 100;
    private static final long SLOW_COMMIT_MILLIS = 100;

    private final LocalLog log;
    private final GateWatch watch;
    private final Pressure pressure;
    private final Doorkeeper doorkeeper;
    private final Redirects redirects;
    private final ClickSpool clicks;
    private final Doors doors;
    private final LongSupplier suppressed;
    private final Supplier<Map<String, Long>> pastRetention;
    private final OutboxStore outbox;
    private volatile LongSupplier openAlerts = () -> 0;
    private volatile LongSupplier keysEnding = () -> 0;
    private volatile Supplier<List<Budget>> budgets = List::of;
    private volatile LongSupplier untoldAlerts = () -> 0;
    private volatile Supplier<Map<String, Long>> tooMany = Map::of;
    private volatile Supplier<Map<String, Long>> accessRefused = Map::of;
    private final Clock clock;
    private final Health health;
    private final AtomicReference<@Nullable WebServer> web = new AtomicReference<>();

    /// @param suppressed how many facts have lost what leads to somebody who was erased
    /// @param pastRetention rows that are past their time, by class
    /// @param read     whether the log has been read into the books
    /// @param draining whether the server is about to stop
    Watching(LocalLog log, Entrance entrance, LongSupplier suppressed, OutboxStore outbox,
            Supplier<Map<String, Long>> pastRetention, BooleanSupplier read, BooleanSupplier draining, Clock clock) {
        this.outbox = outbox;
        this.suppressed = suppressed;
        this.pastRetention = pastRetention;
        this.log = log;
        this.watch = entrance.watch();
        this.pressure = entrance.pressure();
        this.doorkeeper = entrance.doorkeeper();
        this.redirects = entrance.redirects();
        this.clicks = entrance.clicks();
        this.doors = entrance.doors();
        this.clock = clock;
        this.health = new Health(List.of(
                () -> draining.getAsBoolean()
                        ? Finding.fail("running", "the server is stopping")
                        : Finding.ok("running", "yes"),
                () -> read.getAsBoolean()
                        ? Finding.ok("books", "read")
                        : Finding.fail("books", "the log is being read"),
                this::writable, this::commits, this::disk, this::store, this::time));
    }

    Health health() {
        return health;
    }

    /// How many alerts are open, how many of them nobody could be told of yet, and how many accounts at destinations
    /// have keys that have ended or end soon.
    ///
    /// @param missed what was delivered and missed, by account
    void alerts(LongSupplier open, LongSupplier untold, LongSupplier ending, Supplier<List<Budget>> missed) {
        budgets = missed;
        openAlerts = open;
        untoldAlerts = untold;
        keysEnding = ending;
    }

    /// What of the API was refused.
    ///
    /// @param beyondRates by whose rate it was
    /// @param access      by why it may not be
    void api(Supplier<Map<String, Long>> beyondRates, Supplier<Map<String, Long>> access) {
        tooMany = beyondRates;
        accessRefused = access;
    }

    /// The main server, once it is there.
    void watch(WebServer server) {
        web.set(server);
    }

    private Finding writable() {
        return log.commits().failing()
                ? Finding.fail("log", "the latest entries could not be written; senders are told to come again")
                : Finding.ok("log", "writable");
    }

    private Finding commits() {
        Commits commits = log.commits();
        long millis = TimeUnit.NANOSECONDS.toMillis(commits.latelyP99());
        String detail = "of the latest " + commits.lately().length + " commits, 99 % took up to " + millis + " ms";
        return millis > SLOW_COMMIT_MILLIS
                ? Finding.warn("commits", detail + "; the disk is slow")
                : Finding.ok("commits", detail);
    }

    private Finding disk() {
        int percent = pressure.diskPercent();
        String detail = percent + " % of the disk's reserve are used up";
        if (pressure.sheds(Shed.EVERYTHING)) {
            return Finding.fail("room", detail + ", or the queue is full; events are refused");
        }
        return pressure.sheds(Shed.DEBUGGING) ? Finding.warn("room", detail) : Finding.ok("room", detail);
    }

    /// Senders do not need the store once the server has started, so its loss is no reason to send them elsewhere.
    private Finding store() {
        return watch.reading()
                ? Finding.ok("store", "readable")
                : Finding.warn("store", "cannot be read; the keys and links known so far hold");
    }

    private Finding time() {
        Instant now = clock.instant();
        return now.isBefore(MADE)
                ? Finding.fail("clock", "it shows " + now + "; set it")
                : Finding.ok("clock", now.toString());
    }

    Response metrics(Request request) {
        MetricsText text = new MetricsText();
        doors(text);
        log(text);
        gates(text);
        deliveries(text);
        text.gauge("alerts_open", "What somebody should look at.", openAlerts.getAsLong());
        text.gauge("alerts_untold", "Open alerts that could not be told yet.", untoldAlerts.getAsLong());
        process(text);
        return text.response();
    }

    private void doors(MetricsText text) {
        Counts counts = doors.counts();
        text.counter("events_received", "Items that came to the doors.", counts.received());
        text.counters("events", "Items that came to the doors, by what became of them.", "outcome",
                Map.of("stored", counts.stored(), "duplicate", counts.duplicate(), "conflict", counts.conflict(),
                        "refused", counts.refused()));
        text.counters("events_refused", "Items that were refused, by why.", "reason", Stream.of(DropReason.values())
                .collect(Collectors.toMap(DropReason::label, counts::refused)));
        text.counter("events_assumed_currency", "Stored events whose amount had no currency and was taken for USD.",
                counts.assumedCurrencies());
        text.counter("facts_suppressed", "Facts that came in and lost what leads to somebody who was erased.",
                suppressed.getAsLong());
        text.gauges("rows_past_retention", "Rows past their time that are not ended yet, as counted by the latest run; "
                + "more as days go by.", "class", pastRetention.get());
        text.histograms("step", "How long each step of taking in an event took; in requests of more than eight, every "
                + "eighth is timed and counts for those up to the next.");
        for (Step step : Step.values()) {
            text.histogramOf("step", "step", step.label(), StepTimes.bounds(), doors.times().counts(step),
                    doors.times().nanos(step));
        }
    }

    private void log(MetricsText text) {
        outlay.log.Counts all = log.counts();
        text.counters("log_entries", "Entries handed to the log since the start, by what became of them.", "outcome",
                Map.of("stored", all.stored(), "duplicate", all.duplicate(), "conflict", all.conflict(), "refused",
                        all.refused()));
        text.counter("log_received", "Entries handed to the log since the start.", all.received());
        Commits commits = log.commits();
        text.histogram("log_commit", "How long a write and sync of a group took.", commits.bounds(), commits.counts(),
                commits.nanos());
        text.gauge("log_commit_p99_microseconds", "What 99 % of the latest thousand commits took at most.",
                TimeUnit.NANOSECONDS.toMicros(commits.latelyP99()));
        text.counter("log_commit_failures", "Groups that could not be written.", commits.failures());
        text.gauge("log_queue_percent", "How full the queue before the disk is.", log.queuePercent());
        text.gauge("log_end", "The position that the next entry will get.", log.end());
        text.gauge("disk_reserve_used_percent", "How much of the disk's reserve is gone.", pressure.diskPercent());
    }

    private void gates(MetricsText text) {
        text.counters("requests_refused", "Requests refused at the door, by why.", "reason", doorkeeper.counts());
        text.counters("api_requests_over_rate", "Requests to the API that were too many, by the kind of caller, or "
                + "client where all callers of one were.", "whose", tooMany.get());
        text.counters("access_refused", "Requests that the wall before the routes has refused, by why.", "why",
                accessRefused.get());
        text.counters("redirects", "Visits of tracked links, by what became of them.", "result", redirects.counts());
        ClickSpool.Counts spool = clicks.counts();
        text.counter("clicks_recorded", "Clicks handed over for counting.", spool.recorded());
        text.counter("clicks_counted", "Clicks that are in the log.", spool.counted());
        text.counter("clicks_lost", "Clicks that can never be counted.", spool.lost());
        text.gauge("clicks_waiting", "Clicks that wait for the log.", spool.waiting());
        text.gauge("store_readable", "Whether the last look into the store succeeded.", watch.reading() ? 1 : 0);
    }

    private void deliveries(MetricsText text) {
        Instant now = clock.instant();
        OutboxCheck check = outbox.check(now);
        text.gauge("deliveries_waiting", "Deliveries that have not ended.", check.waiting());
        text.gauge("deliveries_paused", "Accounts to which nothing is sent.", check.paused().size());
        text.gauge("deliveries_expired_day", "Deliveries that became too old within a day.", check.expired());
        text.gauge("destination_keys_ending", "Accounts whose keys have ended or end within two weeks.",
                keysEnding.getAsLong());
        List<Budget> spent = budgets.get();
        text.gauge("delivery_budgets_overspent", "Accounts that miss more deliveries than their targets allow.",
                spent.stream().filter(budget -> budget.spentPercent() > ALL_PERCENT).count());
        text.gauge("delivery_budget_spent_percent_most",
                "Of the account that has spent most of it, how much of what may be missed was.",
                spent.stream().mapToLong(Budget::spentPercent).max().orElse(0));
        text.gauge("deliveries_oldest_seconds", "How long the delivery that waits longest has waited.",
                check.oldest().map(oldest -> Duration.between(oldest, now).toSeconds()).orElse(0L));
    }

    private void process(MetricsText text) {
        WebServer server = web.get();
        if (server != null) {
            text.gauge("connections", "Open connections to the main port.", server.connections());
            text.counter("connections_refused", "Connections closed for being too many or too slow.",
                    server.refusedConnections());
        }
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        text.gauge("heap_used_bytes", "Memory in use on the heap.", heap.getUsed());
        text.gauge("heap_max_bytes", "The most that the heap may grow to.", heap.getMax());
        text.gauge("threads", "Platform threads.", ManagementFactory.getThreadMXBean().getThreadCount());
        text.counter("gc_milliseconds", "Time spent collecting garbage.", ManagementFactory.getGarbageCollectorMXBeans()
                .stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum());
    }
}
