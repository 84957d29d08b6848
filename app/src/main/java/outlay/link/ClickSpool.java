package outlay.link;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.log.Entry;
import outlay.log.Log;
import outlay.log.Outcome;
import outlay.rounds.Rounds;
import outlay.vault.Sealing;

/// Brings clicks into the log. A visitor waits for that a few milliseconds at the most; what the log has not taken by
/// then it takes later, and what it refuses waits here, in order and bounded, until it takes it.
///
/// Law, at rest: recorded = counted + waiting + lost. A click counts once however often it is handed over, because the
/// log knows its id. Lost is what came while the spool was full, and what the log will never take.
///
/// What waits is in memory. An orderly end writes it to a file, which the next start reads; a kill in the middle of a
/// failure of the log loses what waited, and no more: whatever the log took is there.
public final class ClickSpool implements AutoCloseable {
    /// Its name in the data folder.
    public static final String FILE = "clicks-waiting.jsonl";
    private static final Logger LOG = LoggerFactory.getLogger(ClickSpool.class);
    /// Longer than a sync takes mostly, shorter than anybody notices.
    private static final long PATIENCE_MILLIS = 5;
    private static final int AT_ONCE = 256;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    /// While nothing waits: the first click that has to is told of.
    private static final Duration NOTHING_TO_DO = Duration.ofHours(1);

    private final Log log;
    private final SpoolFile file;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    /// Held by whoever brings clicks in: two at once would take the same ones.
    private final ReentrantLock bringing = new ReentrantLock();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Rounds rounds = Rounds.paced("click-spool", this::drain);
    private final LongAdder recorded = new LongAdder();
    private final LongAdder counted = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private volatile boolean failing;
    /// Known to the rounds alone.
    private Duration pause = FIRST_PAUSE;

    /// @param waiting clicks that the log has not taken yet and that are held for it
    public record Counts(long recorded, long counted, long waiting, long lost) {
        long underWay() {
            return recorded - counted - waiting - lost;
        }
    }

    private ClickSpool(Log log, SpoolFile file, int most) {
        this.log = log;
        this.file = file;
        this.most = most;
    }

    /// @param file where clicks lie that an earlier run could not bring in, or nothing
    /// @param sealing of that file
    /// @param most how many clicks may wait
    public static ClickSpool open(Log log, Path file, ClickIds ids, Sealing sealing, int most) throws IOException {
        ClickSpool spool = new ClickSpool(log, new SpoolFile(file, ids, sealing), most);
        List<Entry> left = spool.file.read();
        spool.recorded.add(left.size());
        spool.waiting.addAll(left);
        spool.failing = !left.isEmpty();
        spool.rounds.start(left.isEmpty() ? NOTHING_TO_DO : Duration.ZERO);
        return spool;
    }

    /// Takes a click; returns soon, whatever the log does.
    void record(Entry click) {
        recorded.increment();
        if (failing) {
            hold(click);
            return;
        }
        CompletableFuture<Void> settled = log.append(List.of(click)).thenAccept(outcomes -> {
            if (!settle(outcomes.getFirst())) {
                hold(click);
            }
        });
        try {
            settled.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
            // It is on its way, and settles itself.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Counts counts() {
        lock.lock();
        try {
            return new Counts(recorded.sum(), counted.sum(), waiting.size(), lost.sum());
        } finally {
            lock.unlock();
        }
    }

    /// Changes clicks that wait, here and in the file of an earlier run.
    public void rewrite(UnaryOperator<Entry> rule) throws IOException {
        lock.lock();
        try {
            List<Entry> changed = waiting.stream().map(rule).toList();
            waiting.clear();
            waiting.addAll(changed);
            file.rewrite(rule);
        } finally {
            lock.unlock();
        }
    }

    /// Likewise where no server runs, and all that waits is in the file.
    public static void rewrite(Path file, ClickIds ids, Sealing sealing, UnaryOperator<Entry> rule) throws IOException {
        new SpoolFile(file, ids, sealing).rewrite(rule);
    }

    /// True where the log has told what becomes of it for good.
    private boolean settle(Outcome outcome) {
        boolean taken = switch (outcome) {
            case Outcome.Stored _,Outcome.Duplicate _,Outcome.Conflict _ -> true;
            case Outcome.Refused refused -> {
                if (!refused.reason().retry()) {
                    lose("the log takes no such click: " + refused.detail());
                }
                yield false;
            }
        };
        if (taken) {
            counted.increment();
        }
        return taken || outcome instanceof Outcome.Refused refused && !refused.reason().retry();
    }

    private void hold(Entry click) {
        lock.lock();
        try {
            if (waiting.size() >= most) {
                lose("the log has been refusing for so long that " + most + " clicks wait");
            } else {
                waiting.add(click);
                // While some wait already, the next round comes by itself, and not sooner.
                if (!failing) {
                    rounds.soon();
                }
                failing = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private void lose(String why) {
        lost.increment();
        // Powers of two, so that a long failure does not fill the disk that may be the reason for it.
        if (Long.bitCount(lost.sum()) == 1) {
            LOG.error("{} clicks were redirected and cannot be counted; {}", lost.sum(), why);
        }
    }

    /// Brings in what waits, and says when to try again where the log refuses.
    private Duration drain() {
        while (counts().waiting() > 0) {
            if (!bringIn()) {
                Duration now = pause;
                pause = Collections.min(List.of(now.multipliedBy(2), LONGEST_PAUSE));
                return now;
            }
            pause = FIRST_PAUSE;
        }
        return NOTHING_TO_DO;
    }

    /// Brings the next clicks in; false where the log refuses some of them, which stay in front, in their order.
    private boolean bringIn() {
        bringing.lock();
        try {
            List<Entry> next = first();
            return settled(next, log.append(next).join());
        } finally {
            bringing.unlock();
        }
    }

    private List<Entry> first() {
        lock.lock();
        try {
            return waiting.stream().limit(AT_ONCE).toList();
        } finally {
            lock.unlock();
        }
    }

    private boolean settled(List<Entry> next, List<Outcome> outcomes) {
        lock.lock();
        try {
            List<Entry> again = new ArrayList<>();
            for (int i = 0; i < next.size(); i++) {
                waiting.removeFirst();
                if (!settle(outcomes.get(i))) {
                    again.add(next.get(i));
                }
            }
            again.reversed().forEach(waiting::addFirst);
            failing = !waiting.isEmpty();
            return again.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Tries once more, and writes down what the log does not take. The log must still be open.
    @Override
    public void close() {
        rounds.close();
        awaitUnderWay();
        boolean more = true;
        while (more && counts().waiting() > 0) {
            more = bringIn();
        }
        try {
            file.write(List.copyOf(waiting));
        } catch (IOException failed) {
            LOG.error("{} clicks that waited for the log are lost: {}", waiting.size(), failed.toString());
        }
    }

    /// What the log has been given and not answered yet; on a disk that hangs it may never be.
    private void awaitUnderWay() {
        long end = System.nanoTime() + LONGEST_PAUSE.toNanos();
        try {
            while (counts().underWay() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
