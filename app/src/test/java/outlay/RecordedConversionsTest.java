package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.LogAround;
import outlay.log.MemoryLog;
import outlay.notify.Happening;
import outlay.store.Store;
import outlay.store.WebhookStore;

class RecordedConversionsTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    private static final String EVENT = "conversion.recorded";

    @TempDir
    private Path folder;
    private final MemoryLog log = new MemoryLog();
    /// From where the log was read.
    private final List<Long> read = new ArrayList<>();
    private Optional<Store> opened = Optional.empty();
    private Optional<RecordedConversions> found = Optional.empty();

    /// What the source reads, and says from where.
    private static final class Watched extends LogAround {
        private final List<Long> read;

        Watched(Log log, List<Long> read) {
            super(log);
            this.read = read;
        }

        @Override
        public Cursor read(long from) {
            read.add(from);
            return super.read(from);
        }
    }

    @BeforeEach
    void start() {
        opened = Optional.of(Store.open(folder, Optional.empty(), Optional.empty()));
        found = Optional.of(new RecordedConversions(new Watched(log, read), store()));
    }

    @AfterEach
    void stop() {
        opened.ifPresent(Store::close);
    }

    private WebhookStore store() {
        return opened.orElseThrow().webhooks();
    }

    private RecordedConversions source() {
        return found.orElseThrow();
    }

    /// As a crash leaves it: whatever only the process knew is gone.
    private RecordedConversions restarted() {
        stop();
        start();
        return source();
    }

    private void add(Fact fact, Instant came) {
        log.append(List.of(FactCodec.encode(fact, came))).join();
    }

    private static Event order(ClientId client, String id, Sale.Kind kind, Instant at) {
        return new Event(client, "event-" + id + kind, at, Event.Type.TRACK, "Order", "ann", "", "", "", Landing.NONE,
                Optional.of(new Sale(kind, id, new Money(1_050, new Currency("EUR")))));
    }

    private static Deal deal(String version, Deal.Status status) {
        return new Deal(ACME, "hubspot", "7", version, Optional.of(NOON), "Deal", Optional.of(new Money(900_000,
                new Currency("USD"))), "won", status, Optional.empty(), Optional.of(NOON), List.of(), List.of(), "",
                "", new TreeMap<>());
    }

    @Test
    void ordersAndWonDealsOfTheClientAreTold() {
        add(order(ACME, "o-1", Sale.Kind.ORDER, NOON.minusSeconds(60)), NOON);
        add(order(ACME, "o-1", Sale.Kind.REFUND, NOON), NOON);
        add(order(new ClientId("other"), "o-2", Sale.Kind.ORDER, NOON), NOON);
        add(order(ACME, "o-3", Sale.Kind.ORDER, NOON.minus(Duration.ofDays(8))), NOON);
        add(deal("1", Deal.Status.OPEN), NOON);
        add(deal("2", Deal.Status.WON), NOON);
        add(deal("3", Deal.Status.WON), NOON.plusSeconds(1));
        List<Happening> found = source().since(ACME, NOON);
        assertThat(found).extracting(Happening::key).containsExactly("order\no-1", "deal\nhubspot/7",
                "deal\nhubspot/7");
        assertThat(found.getFirst().at()).isEqualTo(NOON);
        assertThat(found.getFirst().data().toString()).isEqualTo("{\"kind\":\"order\",\"value\":\"10.50\","
                + "\"currency\":\"EUR\",\"happened_at\":\"2026-10-01T11:59:00Z\",\"version\":1}");
    }

    @Test
    void aStartReadsOnFromWhereTheLastOneCame() {
        add(order(ACME, "old", Sale.Kind.ORDER, NOON.minusSeconds(60)), NOON.minusSeconds(60));
        add(order(ACME, "o-1", Sale.Kind.ORDER, NOON), NOON);
        source().since(ACME, NOON);
        assertThat(restarted().since(ACME, NOON)).as("killed before it was kept").extracting(Happening::key)
                .containsExactly("order\no-1");
        source().kept(ACME);
        add(order(ACME, "o-2", Sale.Kind.ORDER, NOON), NOON.plusSeconds(1));
        read.clear();
        assertThat(restarted().since(ACME, NOON)).as("neither twice nor left out").extracting(Happening::key)
                .containsExactly("order\no-2");
        assertThat(read).as("nothing before that").containsExactly(2L);
        assertThat(source().since(new ClientId("other"), NOON)).as("its place is its own").isEmpty();
    }

    @Test
    void whereNothingIsFoundThePlaceIsWrittenDownFromTimeToTime() {
        add(order(new ClientId("other"), "o-1", Sale.Kind.ORDER, NOON), NOON);
        source().since(ACME, NOON);
        source().kept(ACME);
        assertThat(store().place(ACME, EVENT)).isEmpty();
        log.append(LongStream.range(1, RecordedConversions.FAR).mapToObj(i -> FactCodec.encode(
                order(new ClientId("other"), "p-" + i, Sale.Kind.ORDER, NOON), NOON)).toList()).join();
        source().since(ACME, NOON);
        source().kept(ACME);
        assertThat(store().place(ACME, EVENT)).contains(RecordedConversions.FAR);
    }

    @Test
    void aPlaceBehindTheEndOfTheLogIsNone() {
        store().readTo(ACME, EVENT, 77);
        add(order(ACME, "o-1", Sale.Kind.ORDER, NOON), NOON);
        assertThat(source().since(ACME, NOON)).extracting(Happening::key).containsExactly("order\no-1");
    }

    @Test
    void whatWasNotKeptIsGivenAgainAndWhatWasIsNot() {
        add(order(ACME, "old", Sale.Kind.ORDER, NOON.minusSeconds(60)), NOON.minusSeconds(60));
        add(order(ACME, "o-1", Sale.Kind.ORDER, NOON), NOON);
        assertThat(source().since(ACME, NOON)).hasSize(1);
        assertThat(source().since(ACME, NOON)).as("keeping has failed").hasSize(1);
        source().kept(ACME);
        assertThat(source().since(ACME, NOON)).isEmpty();
        source().kept(ACME);
        add(order(ACME, "o-2", Sale.Kind.ORDER, NOON), NOON);
        assertThat(source().since(ACME, NOON.plusSeconds(3_600))).extracting(Happening::key)
                .as("however late it is looked for").containsExactly("order\no-2");
    }
}
