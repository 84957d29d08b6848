package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.log.Entry;

/// What every database has to do alike with what is to be told.
abstract class OutboxContract {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");
    private static final Lane META = new Lane(ACME, "meta main");
    private static final Instant NOW = Instant.parse("2026-10-02T08:00:00.123Z");
    private static final String SECRET = "ann@example.com";

    abstract Store open();

    abstract Dump dump() throws SQLException;

    /// Seals so that nothing can be read and everything opened.
    static OutboxStore outbox(Store store) {
        return store.outbox(new Reversing(), (client, text) -> "p" + Integer.toHexString((client + text).hashCode()));
    }

    /// Every event of a client is to be told to two accounts.
    private static List<Wish> wishes(long position, Entry entry) {
        return entry.kind() != Entry.Kind.EVENT
                ? List.of()
                : List.of(wish(entry, "meta main", position), wish(entry, "google", position));
    }

    private static Wish wish(Entry entry, String account, long position) {
        return new Wish(entry.client(), account, "orders", entry.id() + " of " + SECRET, 0, position,
                entry.receivedAt());
    }

    private static MemoryLog events(int count, ClientId client) {
        return new MemoryLog(IntStream.range(0, count)
                .mapToObj(i -> Sample.entry(Sample.event(client, i, Sample.START))).toList());
    }

    @Test
    void wishesAreKeptOnceHoweverOftenTheLogIsRead() throws SQLException {
        List<Lane> told = new ArrayList<>();
        try (Store store = open()) {
            OutboxStore outbox = outbox(store);
            Projector projector = new Projector(store, events(40, ACME),
                    new Outbox(OutboxContract::wishes, outbox, told::add), 14);
            projector.catchUp();
            assertThat(told).contains(META, new Lane(ACME, "google")).hasSize(12);
            assertThat(outbox.lanes()).containsExactly(new Lane(ACME, "google"), META);
            List<KeptDelivery> before = outbox.due(META, DeliveryState.QUEUED, NOW, 100);
            assertThat(before).hasSize(40).isSortedAccordingTo(Comparator.comparingLong(
                    row -> row.wish().cause()));
            assertThat(before.getFirst().wish()).isEqualTo(new Wish(ACME, "meta main", "orders", "event-0 of " + SECRET,
                    0, 0, Sample.START));
            assertThat(outbox.of(ACME).waiting("meta main", "orders")).isEqualTo(40);
            end(outbox, before.getFirst());
            assertThat(outbox.of(ACME).waiting("meta main", "orders")).as("one is told").isEqualTo(39);
            assertThat(outbox.of(ACME).waiting("meta main", "others")).isZero();
            assertThat(outbox.of(OTHER).waiting("meta main", "orders")).isZero();
            Dump dump = dump();
            projector.rebuild();
            assertThat(dump()).isEqualTo(dump);
            assertThat(outbox.due(META, DeliveryState.QUEUED, NOW, 100)).hasSize(39);
            assertThat(dump.lines()).noneMatch(line -> line.contains(SECRET));
        }
    }

    private static void end(OutboxStore outbox, KeptDelivery row) {
        KeptReceipt receipt = new KeptReceipt(row.key(), 0, 1, NOW, 1, "meta", "delivered", "", 200, "", "ab", List.of(
                "a", "b c"), "said by " + SECRET);
        outbox.write(META, new OutboxWork(List.of(row.with(row.stand().receipted().with(DeliveryState.DELIVERED, NOW,
                ""))), List.of(receipt), List.of(), List.of(), Optional.empty()), NOW);
        assertThat(outbox.receipts(META, row.key())).containsExactly(receipt);
    }

    @Test
    void aClientSeesNothingOfAnother() {
        try (Store store = open()) {
            OutboxStore outbox = outbox(store);
            Outbox wanting = new Outbox(OutboxContract::wishes, outbox, lane -> {});
            new Projector(store, events(3, ACME), wanting).catchUp();
            Lane strange = new Lane(OTHER, "meta main");
            assertThat(outbox.due(strange, DeliveryState.QUEUED, NOW, 10)).isEmpty();
            assertThat(outbox.lanes(OTHER)).isEmpty();
            assertThat(outbox.next(strange)).isEmpty();
            KeptDelivery row = outbox.due(META, DeliveryState.QUEUED, NOW, 10).getFirst();
            assertThat(outbox.of(strange, List.of(row.key()))).isEmpty();
            Wish stolen = new Wish(OTHER, "meta main", "orders", "x", 0, 0, NOW);
            Outbox wrong = new Outbox((position, entry) -> List.of(stolen), outbox, lane -> {});
            MemoryLog log = events(4, ACME);
            assertThatThrownBy(() -> new Projector(store, log, wrong).catchUp())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a fact of acme caused a wish of other");
        }
    }

    @Test
    void whatIsBegunIsKeptBeforeAndOnlyOnce() {
        try (Store store = open()) {
            OutboxStore outbox = outbox(store);
            new Projector(store, events(2, ACME), new Outbox(OutboxContract::wishes, outbox, lane -> {})).catchUp();
            KeptDelivery row = outbox.due(META, DeliveryState.QUEUED, NOW, 1).getFirst();
            Began began = new Began(row.with(row.stand().begun(NOW)), "meta", "f00", List.of("user_data.em"), SECRET);
            OutboxWork work = new OutboxWork(List.of(), List.of(), List.of(began), List.of(), Optional.empty());
            assertThat(outbox.write(META, work, NOW)).containsExactly(began);
            assertThat(outbox.write(META, work, NOW)).as("begun already").isEmpty();
            KeptDelivery sending = outbox.due(META, DeliveryState.SENDING, NOW, 9).getFirst();
            assertThat(sending).isEqualTo(began.kept());
            assertThat(outbox.told(sending)).contains(SECRET);
            end(outbox, sending);
            assertThatThrownBy(() -> end(outbox, sending)).as("an end is never left").isInstanceOf(StoreRefused.class);
        }
    }

    @Test
    void aPauseHoldsUntilItIsResumed() {
        try (Store store = open()) {
            OutboxStore outbox = outbox(store);
            KeptPause pause = new KeptPause(META, NOW, "the key is not valid");
            outbox.pause(pause);
            outbox.pause(new KeptPause(META, NOW.plusSeconds(1), "later"));
            assertThat(outbox.paused(META)).contains(pause);
            assertThat(outbox.paused(new Lane(OTHER, "meta main"))).isEmpty();
            assertThat(outbox.resume(META)).isTrue();
            assertThat(outbox.resume(META)).isFalse();
            assertThat(outbox.pauses(ACME)).isEmpty();
        }
    }

    @Test
    void whatADestinationSaysOfMatchingIsKeptInPlaceOfWhatItSaidBefore() {
        try (Store store = open()) {
            OutboxStore outbox = outbox(store);
            assertThat(outbox.matches(ACME)).isEmpty();
            KeptMatch first = new KeptMatch(META, NOW, "", Optional.of(NOW), "[7.2]");
            outbox.matched(first);
            assertThat(outbox.matches(ACME)).containsExactly(first);
            KeptMatch then = new KeptMatch(META, NOW.plusSeconds(9), "190", Optional.of(NOW), "[7.2]");
            outbox.matched(then);
            KeptMatch never = new KeptMatch(new Lane(ACME, "another"), NOW, "HTTP 502", Optional.empty(), "");
            outbox.matched(never);
            assertThat(outbox.matches(ACME)).containsExactly(never, then);
            assertThat(outbox.matches(OTHER)).isEmpty();
        }
    }

    @Test
    void changesAreFoundAndWoken() {
        try (Store store = open()) {
            OutboxStore outbox = outbox(store);
            Wishes changing = (position, entry) -> IntStream.range(0, 3).mapToObj(change -> new Wish(ACME, "meta main",
                    "orders", entry.id(), change, position, entry.receivedAt())).toList();
            new Projector(store, events(1, ACME), new Outbox(changing, outbox, lane -> {})).catchUp();
            List<KeptDelivery> family = outbox.due(META, DeliveryState.QUEUED, NOW, 9);
            assertThat(family).extracting(row -> row.wish().change()).containsExactly(0, 1, 2);
            String key = family.getFirst().key();
            assertThat(outbox.changed(META, List.of(key, "other"))).containsExactly(key);
            assertThat(outbox.of(META, List.of(key))).isEqualTo(family);
            Instant far = NOW.plusSeconds(9_999);
            List<KeptDelivery> waiting = family.stream().map(row -> row.with(row.stand().with(DeliveryState.QUEUED, far,
                    "waits"))).toList();
            outbox.write(META, new OutboxWork(waiting, List.of(), List.of(), List.of(), Optional.empty()), NOW);
            assertThat(outbox.next(META)).contains(far);
            outbox.write(META, new OutboxWork(List.of(), List.of(), List.of(), List.of(key), Optional.empty()), NOW);
            assertThat(outbox.due(META, DeliveryState.QUEUED, NOW, 9)).extracting(row -> row.wish().change())
                    .containsExactly(1, 2);
        }
    }
}
