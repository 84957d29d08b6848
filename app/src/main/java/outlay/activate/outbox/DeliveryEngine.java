package outlay.activate.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.activate.Call;
import outlay.activate.egress.Outcome;
import outlay.activate.egress.Sending;
import outlay.store.Lane;
import outlay.store.OutboxStore;

/// Delivers what the outbox holds, each account in a lane and a thread of its own, so that one that is slow or dead
/// keeps no other waiting.
public final class DeliveryEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryEngine.class);
    /// What other processes change, such as a pause that was lifted by a command, is seen after this.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(1);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final OutboxStore store;
    private final Accounts accounts;
    private final Telling telling;
    private final Sending sending;
    private final Clock clock;
    private final long seed;
    private final Map<Lane, Driven> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("deliver-", 0).factory());
    /// Open once nothing more begins, which ends every wait.
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean started;
    private volatile boolean closing;

    /// A lane and its bell.
    private record Driven(DeliveryLane lane, Semaphore bell) {}

    private static void ring(Semaphore bell) {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /// @param seed of waits that are drawn at random
    public DeliveryEngine(OutboxStore store, Accounts accounts, Telling telling, Sending sending, Clock clock,
            long seed) {
        this.store = store;
        this.accounts = accounts;
        this.telling = telling;
        this.sending = sending;
        this.clock = clock;
        this.seed = seed;
    }

    /// Goes on with whatever waits.
    public void start() {
        started = true;
        threads.execute(this::lookForLanes);
        threads.execute(this::askHowWellMatched);
    }

    /// Something new is to be told to an account. Before the start nobody is told anything.
    public void added(Lane lane) {
        if (started && !closing) {
            ring(lanes.computeIfAbsent(lane, this::driven).bell());
        }
    }

    /// Begins no more calls, and waits a little for answers to those under way. What is not answered by then is in
    /// doubt, and known to be.
    @Override
    public void close() {
        closing = true;
        ending.countDown();
        lanes.values().forEach(driven -> {
            driven.lane().stop();
            ring(driven.bell());
        });
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException atOnce) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        sending.close();
    }

    /// A command of another process may have given a lane something to do that had nothing.
    private void lookForLanes() {
        while (!closing) {
            try {
                store.lanes().forEach(lane -> lanes.computeIfAbsent(lane, this::driven));
            } catch (RuntimeException failed) {
                LOG.error("The outbox cannot be read; it is looked at again in {}", BETWEEN_LOOKS, failed);
            }
            pause(BETWEEN_LOOKS);
        }
    }

    private void askHowWellMatched() {
        MatchRound round = new MatchRound(store, accounts, sending::send);
        while (!closing) {
            try {
                round.look(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            } catch (RuntimeException failed) {
                LOG.error("How well deliveries are matched is not known; it is asked again in {}", BETWEEN_QUESTIONS,
                        failed);
            }
            pause(BETWEEN_QUESTIONS);
        }
    }

    private Driven driven(Lane lane) {
        Semaphore bell = new Semaphore(0);
        Driven driven = new Driven(new DeliveryLane(lane, store, accounts, telling, this::call, () -> ring(bell), clock,
                new SplittableRandom(seed ^ lane.hashCode())), bell);
        threads.execute(() -> drive(driven));
        return driven;
    }

    private void drive(Driven driven) {
        DeliveryLane lane = driven.lane();
        while (!closing || lane.underWay() > 0) {
            try {
                Optional<Instant> next = lane.work();
                long wait = next.map(at -> Duration.between(clock.instant(), at).toMillis())
                        .orElse(BETWEEN_LOOKS.toMillis());
                if (wait > 0 && driven.bell().tryAcquire(Math.min(wait, BETWEEN_LOOKS.toMillis()),
                        TimeUnit.MILLISECONDS)) {
                    driven.bell().drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                LOG.error("Deliveries of {} stopped for a moment", lane.lane(), failed);
                pause(BETWEEN_LOOKS);
            }
        }
    }

    private void pause(Duration time) {
        try {
            ending.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(Call call, Consumer<Outcome> then) {
        threads.execute(() -> then.accept(sending.send(call)));
    }

    /// The lanes that there are.
    public List<Lane> lanes() {
        return List.copyOf(lanes.keySet());
    }
}
