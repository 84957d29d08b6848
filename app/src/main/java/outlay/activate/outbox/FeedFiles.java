package outlay.activate.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.activate.Account;
import outlay.activate.Feed;
import outlay.activate.Preparing;
import outlay.activate.Ready;
import outlay.store.Began;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.KeptReceipt;
import outlay.store.Lane;
import outlay.store.OutboxStore;
import outlay.store.StoreRefused;

/// The files that platforms fetch. What waits is decided on when it is fetched, as a call decides; it is delivered
/// then, and stays in the file for a while, so that a fetch that broke off, or was lost by who fetched it, loses
/// nothing: platforms count the same click, name and time once.
///
/// Laws: a row stays as it was told; the same file is given until something new is to be told, a row's time is over, or
/// its person takes back what they allowed; nothing is in a file that is not kept as delivered.
public final class FeedFiles {
    /// Two of the longest time between fetches that platforms offer, which is a week.
    public static final Duration STAYS = Duration.ofDays(14);
    private static final Logger LOG = LoggerFactory.getLogger(FeedFiles.class);
    private static final int OK = 200;
    private static final int TRIES = 3;
    private static final Comparator<KeptDelivery> IN_ORDER = Comparator
            .comparing((KeptDelivery row) -> row.stand().at()).thenComparing(row -> row.wish().cause())
            .thenComparing(row -> row.wish().change()).thenComparing(KeptDelivery::key);

    private final OutboxStore store;
    private final Telling telling;
    private final Deciding deciding;
    private final Map<Lane, ReentrantLock> locks = new ConcurrentHashMap<>();

    /// Those that are told now, with their receipts at the same places.
    private record New(List<Began> told, List<KeptReceipt> receipts) {}

    public FeedFiles(OutboxStore store, Telling telling) {
        this.store = store;
        this.telling = telling;
        this.deciding = new Deciding(telling, row -> store.told(row).map(Told::read));
    }

    /// The file as it was fetched last, without what is new.
    public String kept(Lane lane, Feed feed, Account account, Instant now) {
        List<KeptDelivery> rows = new ArrayList<>(
                store.fetched(lane, feed.label(), now.minus(STAYS), feed.terms().most()));
        rows.removeIf(KeptDelivery::erased);
        rows.sort(IN_ORDER);
        return feed.write(rows.stream().flatMap(row -> again(row, feed, account, now).stream()).toList());
    }

    /// The file, with what is new in it; that is delivered from now on.
    ///
    /// @param by who fetches it, for the receipts
    public String fetch(Lane lane, Feed feed, Account account, String by, Instant now) {
        ReentrantLock lock = locks.computeIfAbsent(lane, added -> new ReentrantLock());
        lock.lock();
        try {
            for (int tries = 1;; tries++) {
                try {
                    return fetched(lane, feed, account, by, now);
                } catch (StoreRefused meanwhile) {
                    // What waited has come to an end elsewhere, as when its account was removed: look again.
                    if (tries == TRIES) {
                        throw meanwhile;
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private String fetched(Lane lane, Feed feed, Account account, String by, Instant now) {
        Step step = new Step(now);
        New all = decide(step, lane, feed, account, by);
        if (!all.told.isEmpty() || !step.work().isEmpty()) {
            store.serve(lane, step.work(), all.told, all.receipts, now);
        }
        return kept(lane, feed, account, now);
    }

    private New decide(Step step, Lane lane, Feed feed, Account account, String by) {
        List<KeptDelivery> rows = store.due(lane, DeliveryState.QUEUED, step.now(), feed.terms().most());
        Map<String, List<KeptDelivery>> families = Families.of(store, lane, rows);
        New all = new New(new ArrayList<>(), new ArrayList<>());
        for (KeptDelivery row : rows) {
            switch (deciding.of(row, families.getOrDefault(row.key(), List.of()), feed, account, step.now())) {
                case Decision.End end -> step.end(row, end);
                case Decision.Wait wait -> step.wait(row, wait.until(), wait.why());
                case Decision.Send send -> add(all, row, feed, send, by, step.now());
            }
        }
        return all;
    }

    private static void add(New all, KeptDelivery row, Feed feed, Decision.Send send, String by, Instant now) {
        KeptDelivery.Stand stand = row.stand().begun(now).with(DeliveryState.DELIVERED, now, Happened.FETCHED.label())
                .receipted();
        Began began = new Began(row.with(stand), feed.label(), Planning.fingerprint(send.ready()),
                Planning.fields(feed.mapping(), send.ready()), Told.of(send.conversion(), send.evidence()).json());
        all.told.add(began);
        all.receipts.add(new KeptReceipt(row.key(), row.wish().change(), stand.receipts(), now, stand.attempts(),
                feed.label(), Happened.FETCHED.label(), by, OK, "", began.fingerprint(), began.fields(),
                send.evidence()));
    }

    /// A row as it was told, as long as it may still be told: consent may have been taken back since, the person
    /// erased, the order paid back.
    private Optional<Ready> again(KeptDelivery row, Feed feed, Account account, Instant now) {
        try {
            return telling.of(row.wish(), now) instanceof Telling.Told.Tell tell
                    ? store.told(row).map(Told::read)
                            .map(told -> Preparing.prepare(feed, told.again(tell.conversion()), account, now))
                            .flatMap(prepared -> prepared instanceof Ready ready
                                    ? Optional.of(ready)
                                    : Optional.empty())
                    : Optional.empty();
        } catch (RuntimeException broken) {
            LOG.error("A row of the file of {} cannot be made; it is left out this time", row.lane(), broken);
            return Optional.empty();
        }
    }
}
