package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.notify.Happening;

class RecordedConversionsTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    private final MemoryLog log = new MemoryLog();
    private final RecordedConversions source = new RecordedConversions(log);

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
        List<Happening> found = source.since(ACME, NOON);
        assertThat(found).extracting(Happening::key).containsExactly("order\no-1", "deal\nhubspot/7",
                "deal\nhubspot/7");
        assertThat(found.getFirst().at()).isEqualTo(NOON);
        assertThat(found.getFirst().data().toString()).isEqualTo("{\"kind\":\"order\",\"value\":\"10.50\","
                + "\"currency\":\"EUR\",\"happened_at\":\"2026-10-01T11:59:00Z\",\"version\":1}");
    }

    @Test
    void whatWasNotKeptIsGivenAgainAndWhatWasIsNot() {
        add(order(ACME, "old", Sale.Kind.ORDER, NOON.minusSeconds(60)), NOON.minusSeconds(60));
        add(order(ACME, "o-1", Sale.Kind.ORDER, NOON), NOON);
        assertThat(source.since(ACME, NOON)).hasSize(1);
        assertThat(source.since(ACME, NOON)).as("keeping has failed").hasSize(1);
        source.kept(ACME);
        assertThat(source.since(ACME, NOON)).isEmpty();
        source.kept(ACME);
        add(order(ACME, "o-2", Sale.Kind.ORDER, NOON), NOON);
        assertThat(source.since(ACME, NOON.plusSeconds(3_600))).extracting(Happening::key)
                .as("however late it is looked for").containsExactly("order\no-2");
    }
}
