package outlay.activate.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.activate.Call;
import outlay.activate.ConversionsOut;
import outlay.activate.Later;
import outlay.activate.egress.Outcome;
import outlay.store.Began;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.Lane;
import outlay.store.OutboxStore;

/// Delivers what waits for one account, step by step. A step takes in the answers that have come, decides what is due,
/// writes both in one transaction, and only then makes the calls: whatever is called is known to be before it is.
///
/// It has no thread and no clock of its own: whoever drives it calls [#work] when it was woken, or when it asked to be.
/// One at a time may.
final class DeliveryLane {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLane.class);
    private static final int MOST_ROWS = 4_000;
    private static final int PROBE = 10;
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Lane lane;
    private final OutboxStore store;
    private final Accounts accounts;
    private final Outgoing outgoing;
    private final Runnable wake;
    private final Clock clock;
    private final Planning planning;
    private final Landing landing;
    private final SplittableRandom random;
    private final ConcurrentLinkedQueue<Landing.Landed> landed = new ConcurrentLinkedQueue<>();
    private final Set<Flight> underWay = new HashSet<>();
    private Optional<Pace> pace = Optional.empty();
    private boolean recovered;
    private Instant swept = Instant.MIN;
    private volatile boolean stopping;

    /// @param wake is run, from whichever thread, when there is something to do for [#work]
    DeliveryLane(Lane lane, OutboxStore store, Accounts accounts, Telling telling, Outgoing outgoing, Runnable wake,
            Clock clock, SplittableRandom random) {
        this.lane = lane;
        this.store = store;
        this.accounts = accounts;
        this.outgoing = outgoing;
        this.wake = wake;
        this.clock = clock;
        this.random = random;
        this.planning = new Planning(lane, store,
                new Deciding(telling, row -> store.told(row).map(Told::read)));
        this.landing = new Landing(lane, new Judging(random));
    }

    Lane lane() {
        return lane;
    }

    /// From now on no call is begun.
    void stop() {
        stopping = true;
    }

    /// Calls that have not been answered, or whose answers wait to be taken in.
    int underWay() {
        return underWay.size();
    }

    /// Does what there is to do now.
    ///
    /// @return when there is more to do; empty where that is not known before it is woken
    /// @throws RuntimeException when the store fails; then nothing is lost and it can be called again
    Optional<Instant> work() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Step step = new Step(now);
        List<Landing.Landed> taken = new ArrayList<>();
        List<Flight> flights = new ArrayList<>();
        List<Began> begun;
        boolean open;
        try {
            for (Landing.Landed each = landed.poll(); each != null; each = landed.poll()) {
                taken.add(each);
                landing.land(step, each, pace);
            }
            recover(step);
            open = plan(step, taken, flights);
            begun = step.work().isEmpty() ? List.of() : store.write(lane, step.work(), now);
        } catch (RuntimeException failed) {
            landed.addAll(taken);
            recovered = false;
            throw failed;
        }
        recovered = true;
        taken.forEach(each -> underWay.remove(each.flight()));
        flights.forEach(flight -> begin(flight, begun));
        return next(now, open, !step.work().isEmpty() || !flights.isEmpty());
    }

    /// What was in a call when an earlier process ended, or when a step could not be written, may have arrived.
    private void recover(Step step) {
        if (recovered) {
            return;
        }
        Set<String> known = underWay.stream().flatMap(flight -> flight.items().stream())
                .map(item -> item.row().key() + item.row().wish().change()).collect(Collectors.toSet());
        List<KeptDelivery> lost = store.due(lane, DeliveryState.SENDING, Instant.ofEpochMilli(Long.MAX_VALUE),
                Integer.MAX_VALUE);
        for (KeptDelivery row : lost) {
            if (!known.contains(row.key() + row.wish().change())) {
                String evidence = store.told(row).map(Told::read).map(Told::evidence).orElse("");
                step.after(row, row.stand().doubted().with(DeliveryState.QUEUED, step.now(), ""),
                        Happened.INTERRUPTED, "", new Step.Answered(row.destination(), 0, "", evidence));
            }
        }
    }

    /// @return whether calls may be made
    private boolean plan(Step step, List<Landing.Landed> taken, List<Flight> flights) {
        Optional<Accounts.Connected> account = accounts.of(lane.client(), lane.account());
        if (account.isEmpty()) {
            store.due(lane, DeliveryState.QUEUED, step.now(), MOST_ROWS).forEach(row -> step.end(row,
                    Decision.End.suppressed(Happened.ACCOUNT_GONE, "")));
            return false;
        }
        if (!(account.get().out() instanceof ConversionsOut out)) {
            // A file is fetched; what nobody fetches grows too old.
            sweep(step, account.get());
            return false;
        }
        Pace own = pace.orElseGet(() -> new Pace(out.rate(), random.split()));
        pace = Optional.of(own);
        boolean open = !stopping && account.get().on() && !step.pauses() && store.paused(lane).isEmpty();
        int free = open ? own.free(step.now(), underWay.size() - taken.size()) : 0;
        if (free > 0) {
            ask(out, step.now(), free, flights);
            int most = free - flights.size();
            long rows = own.probing() ? PROBE : (long) most * out.terms().most();
            flights.addAll(planning.sends(step, due(step.now(), most, rows), out, account.get().account(), most));
        } else {
            sweep(step, account.get());
        }
        return open;
    }

    /// Nothing can be sent, and what grows too old meanwhile is told to have done so.
    private void sweep(Step step, Accounts.Connected account) {
        if (!stopping && !step.now().isBefore(swept.plus(BETWEEN_SWEEPS))) {
            swept = step.now();
            planning.ends(step, store.old(lane, step.now(), step.now().minus(account.out().terms().oldest()),
                    MOST_ROWS), account.out(), account.account());
        }
    }

    private List<KeptDelivery> due(Instant now, int calls, long rows) {
        return calls == 0
                ? List.of()
                : store.due(lane, DeliveryState.QUEUED, now, (int) Math.min(MOST_ROWS, rows));
    }

    private void ask(ConversionsOut out, Instant now, int free, List<Flight> flights) {
        if (out instanceof Later) {
            Set<String> asked = underWay.stream().map(Flight::asking).collect(Collectors.toSet());
            flights.addAll(
                    Planning.asks(store.due(lane, DeliveryState.PENDING, now, MOST_ROWS), out, asked, now, free));
        }
    }

    /// Makes a call that is kept; of what could not be begun nothing is told.
    private void begin(Flight planned, List<Began> begun) {
        Set<String> kept = begun.stream().map(each -> each.row().key() + each.row().wish().change())
                .collect(Collectors.toSet());
        List<Flight.Item> items = planned.items().stream().filter(item -> planned.asks()
                || kept.contains(item.row().key() + item.row().wish().change())).toList();
        if (items.isEmpty()) {
            return;
        }
        Flight flight = new Flight(planned.out(), items, planned.began(), planned.asking());
        underWay.add(flight);
        pace.ifPresent(own -> own.began(flight.began()));
        try {
            Accounts.Connected account = accounts.of(lane.client(), lane.account()).orElseThrow();
            Call call = flight.asks() && flight.out() instanceof Later later
                    ? later.ask(flight.asking(), account.account())
                    : flight.out().call(flight.ready(), account.account(), flight.began());
            outgoing.make(call, outcome -> land(flight, outcome));
        } catch (RuntimeException broken) {
            LOG.error("A call of {} could not be made", lane, broken);
            land(flight, new Outcome.NotSent(broken.getClass().getSimpleName()));
        }
    }

    private void land(Flight flight, Outcome outcome) {
        landed.add(new Landing.Landed(flight, outcome));
        wake.run();
    }

    private Optional<Instant> next(Instant now, boolean open, boolean progress) {
        if (!landed.isEmpty()) {
            return Optional.of(now);
        }
        Optional<Instant> due = stopping ? Optional.empty() : store.next(lane);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        if (!open) {
            Instant sweep = swept.isBefore(now.minus(BETWEEN_SWEEPS)) ? now : swept.plus(BETWEEN_SWEEPS);
            return Optional.of(due.get().isAfter(sweep) ? due.get() : sweep.isAfter(now) ? sweep : now.plus(BREATH));
        }
        Instant from = pace.map(own -> own.from(now)).orElse(now);
        if (due.get().isAfter(now)) {
            return Optional.of(due.get().isAfter(from) ? due.get() : from);
        }
        if (from.isAfter(now)) {
            return Optional.of(from);
        }
        if (!underWay.isEmpty() && !progress) {
            return Optional.empty();
        }
        return Optional.of(progress ? now : now.plus(BREATH));
    }
}
