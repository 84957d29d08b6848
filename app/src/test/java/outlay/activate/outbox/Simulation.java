package outlay.activate.outbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import outlay.activate.Call;
import outlay.activate.Conversion;
import outlay.activate.Destination;
import outlay.activate.Order;
import outlay.activate.Traces;
import outlay.activate.egress.Outcome;
import outlay.base.ClientId;
import outlay.log.Entry;
import outlay.platform.Destinations;
import outlay.platform.SampleConversions;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.Lane;
import outlay.store.MemoryLog;
import outlay.store.Outbox;
import outlay.store.OutboxStore;
import outlay.store.Projector;
import outlay.store.Sample;
import outlay.store.Store;
import outlay.store.Wish;
import outlay.store.Wishes;
import outlay.vault.Sealing;

/// Lanes over a real store in a time that passes only when nothing is left to do: the same seed gives the same run.
final class Simulation implements AutoCloseable {
    static final ClientId ACME = new ClientId("acme");
    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final int MOST_STEPS = 50_000;

    final VirtualClock clock = new VirtualClock(SampleConversions.NOW);
    final OutboxStore outbox;
    /// What answers calls.
    Function<Call, Outcome> platform = call -> new Outcome.NotSent("nobody answers");
    /// What is told of a wish; a numbered purchase unless a test wants something else.
    Telling telling = (wish, now) -> new Telling.Told.Tell(conversion(wish), "said in fact " + wish.cause());
    final Map<String, Accounts.Connected> accounts = new TreeMap<>();
    final List<Instant> calls = new ArrayList<>();

    private final MemoryLog log = new MemoryLog(List.of());
    private final Store store;
    private final long seed;
    private final Map<Lane, DeliveryLane> lanes = new LinkedHashMap<>();
    private final Map<Lane, Instant> next = new LinkedHashMap<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at)
            .thenComparingLong(Event::number));
    private long numbers;

    private record Event(Instant at, long number, Runnable work) {}

    Simulation(Path folder, long seed) {
        this.store = Store.open(folder, Optional.empty(), Optional.empty());
        this.outbox = store.outbox(Sealing.NONE, (client, text) -> client + "/" + text);
        this.seed = seed;
    }

    /// An account that is called as its destination.
    Lane connect(Destination out) {
        accounts.put(out.label(), new Accounts.Connected(out.label(), out,
                SampleConversions.account(Destinations.of(out.label()).orElseThrow()), true));
        return new Lane(ACME, out.label());
    }

    static Destination destination(String label) {
        return Destinations.of(label).orElseThrow();
    }

    /// `count` conversions of which every account is told, one a second.
    void wish(int count) {
        wish(count, (position, entry) -> accounts.keySet().stream()
                .map(account -> new Wish(ACME, account, "orders", entry.id(), 0, position,
                        SampleConversions.HAPPENED.plusSeconds(number(entry.id()) % 3_600)))
                .toList());
    }

    void wish(int events, Wishes wishes) {
        List<Entry> entries = IntStream.range(0, events)
                .mapToObj(i -> Sample.entry(Sample.event(ACME, i, Sample.START))).toList();
        log.append(entries);
        new Projector(store, log, new Outbox(wishes, outbox, lane -> {})).catchUp();
    }

    static int number(String id) {
        return Integer.parseInt(id.substring("event-".length()));
    }

    static Conversion conversion(Wish wish) {
        Conversion purchase = SampleConversions.with(SampleConversions.purchase(), wish.conversion(), wish.happened());
        Traces traces = new Traces(purchase.traces().clicks(), Map.of());
        return new Conversion(wish.conversion(), purchase.name(), wish.happened(), purchase.source(), purchase.page(),
                new Order(Optional.of(wish.conversion()), purchase.order().value(), purchase.order().items()),
                purchase.person(), traces, purchase.consent(), purchase.custom(), purchase.share(), Optional.empty());
    }

    /// Runs until nothing is left to happen, or the time is up.
    void run(Duration atMost) {
        Instant end = clock.instant().plus(atMost);
        outbox.lanes().forEach(lane -> lanes.computeIfAbsent(lane, this::lane));
        lanes.keySet().forEach(lane -> next.put(lane, clock.instant()));
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Lane> due = next.entrySet().stream().filter(at -> !at.getValue().isAfter(clock.instant()))
                    .map(Map.Entry::getKey).findFirst();
            if (due.isPresent()) {
                next.remove(due.get());
                lanes.computeIfAbsent(due.get(), this::lane).work().ifPresent(at -> next.merge(due.get(), at,
                        (one, other) -> one.isBefore(other) ? one : other));
                continue;
            }
            Optional<Instant> later = next.values().stream().min(Comparator.naturalOrder());
            if (!events.isEmpty() && (later.isEmpty() || !events.peek().at().isAfter(later.get()))) {
                later = Optional.of(events.peek().at());
            }
            if (later.isEmpty() || later.get().isAfter(end)) {
                clock.set(later.isEmpty() ? clock.instant() : end);
                return;
            }
            clock.set(later.get());
            while (!events.isEmpty() && !events.peek().at().isAfter(clock.instant())) {
                events.poll().work().run();
            }
        }
        throw new AssertionError("does not come to rest");
    }

    /// Ends all lanes as a crash would: what they knew is gone, and so are the answers on their way.
    void crash() {
        lanes.clear();
        next.clear();
        events.clear();
    }

    private DeliveryLane lane(Lane lane) {
        return new DeliveryLane(lane, outbox, (client, name) -> Optional.ofNullable(accounts.get(name)),
                (wish, now) -> telling.of(wish, now), this::call, () -> next.put(lane, clock.instant()), clock,
                new SplittableRandom(seed ^ lane.hashCode()));
    }

    private void call(Call call, Consumer<Outcome> then) {
        calls.add(clock.instant());
        Outcome outcome = platform.apply(call);
        events.add(new Event(clock.instant().plus(LATENCY), numbers++, () -> then.accept(outcome)));
    }

    /// All that was ever to be told to an account.
    List<KeptDelivery> rows(Lane lane) {
        List<KeptDelivery> all = new ArrayList<>();
        for (DeliveryState state : DeliveryState.values()) {
            all.addAll(outbox.due(lane, state, Instant.ofEpochMilli(Long.MAX_VALUE), Integer.MAX_VALUE));
        }
        return all;
    }

    /// How many stand where.
    Map<DeliveryState, Long> states(Lane lane) {
        Map<DeliveryState, Long> states = new TreeMap<>();
        rows(lane).forEach(row -> states.merge(row.state(), 1L, Long::sum));
        return states;
    }

    @Override
    public void close() {
        store.close();
    }
}
