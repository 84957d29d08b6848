package outlay.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.telling.Shop.ACME;
import static outlay.telling.Shop.contact;
import static outlay.telling.Shop.day;
import static outlay.telling.Shop.deal;
import static outlay.telling.Shop.event;
import static outlay.telling.Shop.order;
import static outlay.telling.Shop.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outlay.activate.Change;
import outlay.activate.outbox.Telling;
import outlay.base.Money;
import outlay.fact.Brought;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Sale;
import outlay.fact.StageEntry;
import outlay.fact.Undo;

/// What an undone import brought is not told, and what was told of it already is taken back.
class UndoneImportsTest {
    private static final Fact VISIT = page("p", 2).email("ann@shop.de").event();

    /// Of a file: nobody saw it at a door.
    private static Event filed(Shop.Made made) {
        Event event = made.event();
        return new Event(event.client(), event.id(), event.at(), event.type(), event.name(), event.anonymousId(),
                event.userId(), "", event.email(), event.landing(), event.sale(), Optional.empty(), event.clues(),
                event.traits());
    }

    /// Adds what an import brings, and says so as an import does.
    private static Shop imported(Shop shop, String id, Fact... facts) {
        long first = shop.log.entries().size();
        shop.add(facts);
        return noted(shop, id, first, first + facts.length - 1);
    }

    private static Shop noted(Shop shop, String id, long first, long last) {
        return shop.add(new Brought(ACME, id, 1, List.of(first), List.of(last)), new Import(ACME, id, id + ".csv",
                id, Import.Kind.values()[0], "test", last - first + 1, Shop.NOW));
    }

    private static Undo undo(String id) {
        return new Undo(ACME, id, Shop.NOW);
    }

    private static List<Change> changes(Shop shop) {
        return shop.outbox().stream().filter(wish -> wish.change() > 0).map(wish -> shop.telling.of(wish, Shop.NOW))
                .map(told -> ((Telling.Told.Tell) told).conversion().change().orElseThrow()).toList();
    }

    @Test
    void anOrderThatWaitsIsNotToldAndOneThatWasToldIsTakenBack() {
        Shop shop = imported(new Shop("").add(VISIT), "i1", filed(order("m1", 10, "o-1", "100.00")));
        assertThat(shop.ends()).containsExactly("tell");
        shop.add(undo("i1"));
        assertThat(shop.outbox()).extracting("conversion").containsOnly("o-1:purchase").hasSize(2);
        assertThat(shop.ends()).containsExactly("import-undone", "tell");
        assertThat(changes(shop)).containsExactly(new Change.Retracted(Shop.NOW));
    }

    @Test
    void importedAgainItIsWorthWhatItWas() {
        Shop shop = imported(new Shop("").add(VISIT), "i1", filed(order("m1", 10, "o-1", "100.00")));
        shop.add(undo("i1"));
        noted(shop, "i2", 1, 1);
        assertThat(shop.ends()).containsExactly("tell", "tell", "tell");
        assertThat(changes(shop)).containsOnly(new Change.Restated(Shop.NOW, Money.parse("100.00", "EUR")));
    }

    @Test
    void whatComesFromElsewhereTooStands() {
        Shop doors = imported(new Shop("").add(VISIT, order("m1", 10, "o-1", "100.00").event()), "i1",
                filed(order("m2", 11, "o-1", "100.00")));
        doors.add(undo("i1"));
        assertThat(doors.ends()).containsExactly("tell", "tell");
        Shop twice = imported(new Shop("").add(VISIT), "i1", filed(order("m1", 10, "o-1", "100.00")));
        noted(twice, "i2", 1, 1).add(undo("i1"));
        assertThat(twice.ends()).as("no change is wished for").containsExactly("tell");
        // What arrived through a door counts, whatever an import that brought it too says.
        Shop door = noted(new Shop("").add(VISIT, order("m1", 10, "o-1", "100.00").event()), "i1", 1, 1);
        door.add(undo("i1"));
        assertThat(door.ends()).containsExactly("tell");
    }

    @Test
    void anUndoneRefundIsPutBack() {
        Shop shop = imported(new Shop("").add(VISIT, order("m1", 10, "o-1", "100.00").event()), "i1",
                filed(event("r1", 12).sale(Sale.Kind.REFUND, "o-1", "30.00")));
        assertThat(changes(shop)).containsExactly(new Change.Restated(day(12), Money.parse("70.00", "EUR")));
        shop.add(undo("i1"));
        assertThat(changes(shop)).extracting(change -> ((Change.Restated) change).value())
                .containsExactly(Money.parse("100.00", "EUR"), Money.parse("100.00", "EUR"));
    }

    @Test
    void nobodyIsKnownByAnUndoneImport() {
        Shop shop = imported(new Shop("").add(order("m1", 10, "o-1", "1.00").event()), "i1",
                filed(page("p2", 5).email("ann@shop.de").clicks("fbclid", "F")));
        assertThat(shop.conversion().traces().clicks()).containsKey("fbclid");
        shop.add(undo("i1"));
        assertThat(shop.conversion().traces().clicks()).isEmpty();
    }

    @Test
    void dealsAndContactsAreTakenBackVersionByVersion() {
        Shop shop = new Shop("when: deal won").add(VISIT);
        imported(shop, "i1", contact("9", "v1", 3, "ann@shop.de", Map.of()),
                deal("v1", 8, Deal.Status.WON, "won", "1200.00", List.of("9")));
        imported(shop, "i2", deal("v2", 9, Deal.Status.WON, "won", "900.00", List.of("9")));
        assertThat(changes(shop)).containsExactly(new Change.Restated(day(9), Money.parse("900.00", "EUR")));
        shop.add(undo("i2"));
        assertThat(changes(shop)).last().isEqualTo(new Change.Restated(day(8), Money.parse("1200.00", "EUR")));
        shop.add(undo("i1"));
        assertThat(shop.ends().getFirst()).isEqualTo("import-undone");
        assertThat(changes(shop)).allMatch(Change.Retracted.class::isInstance);
        Shop people = imported(new Shop("when: contact stage MQL, tell: lead").add(VISIT), "i1",
                contact("9", "v1", 3, "ann@shop.de", Map.of("mql", day(3))));
        people.add(undo("i1"));
        assertThat(people.ends()).containsExactly("import-undone", "tell");
    }

    @Test
    void aFirstOneThatWasUndoneMakesRoomForTheNext() {
        Shop shop = imported(new Shop("first_only: true").add(VISIT), "i1", filed(order("m1", 3, "o-1", "1.00")));
        shop.add(order("m2", 10, "o-2", "2.00").event());
        assertThat(shop.ends()).containsExactly("tell", "not-the-first");
        shop.add(undo("i1"));
        assertThat(shop.ends()).containsExactly("import-undone", "tell", "tell");
    }

    @Test
    void aHistoryOfStagesIsToldOnceItsRecordIsKnown() {
        StageEntry early = new StageEntry(ACME, "hubspot", StageEntry.Of.DEAL, "7", "SQL", day(5));
        StageEntry late = new StageEntry(ACME, "hubspot", StageEntry.Of.DEAL, "7", "sql", day(9));
        Deal known = deal("v1", 10, Deal.Status.OPEN, "proposal", "1000.00", List.of("9"));
        for (List<Fact> facts : List.of(List.<Fact>of(early, late, known), List.<Fact>of(known, late, early),
                List.<Fact>of(late, known, early))) {
            Shop shop = new Shop("when: deal stage sql, tell: qualified, value: 50.00 EUR").add(VISIT,
                    contact("9", "v1", 3, "ann@shop.de", Map.of()));
            shop.add(facts.toArray(Fact[]::new));
            assertThat(shop.conversion().id()).isEqualTo("hubspot/deal/7/sql:qualified");
            assertThat(shop.conversion().at()).isEqualTo(day(5));
            assertThat(shop.conversion().person().get(outlay.activate.normal.Field.EMAIL)).contains("ann@shop.de");
        }
        Shop unknown = new Shop("when: deal stage sql, tell: qualified").add(early);
        assertThat(unknown.outbox()).isEmpty();
        Shop contacts = new Shop("when: contact stage mql, tell: lead, first_only: true").add(VISIT,
                contact("9", "v1", 3, "ann@shop.de", Map.of()),
                new StageEntry(ACME, "hubspot", StageEntry.Of.CONTACT, "9", "mql", day(6)));
        assertThat(contacts.conversion().id()).isEqualTo("hubspot/contact/9/mql:lead");
        assertThat(contacts.conversion().at()).isEqualTo(day(6));
    }

    @Test
    void anUndoneHistoryIsTakenBack() {
        Shop shop = new Shop("when: deal stage sql, tell: qualified").add(VISIT,
                contact("9", "v1", 3, "ann@shop.de", Map.of()),
                deal("v1", 10, Deal.Status.OPEN, "proposal", "1000.00", List.of("9")));
        imported(shop, "i1", new StageEntry(ACME, "hubspot", StageEntry.Of.DEAL, "7", "sql", day(5)));
        assertThat(shop.ends()).containsExactly("tell");
        shop.add(undo("i1"));
        assertThat(shop.ends()).containsExactly("import-undone", "tell");
        assertThat(changes(shop)).containsExactly(new Change.Retracted(Shop.NOW));
    }

    @Test
    void wishesAreTheSameWhenTheLogIsReadAgain() {
        Shop shop = imported(new Shop("", "name: d, account: b, when: deal won").add(VISIT), "i1",
                filed(order("m1", 10, "o-1", "100.00")), deal("v1", 8, Deal.Status.WON, "won", "1.00", List.of()));
        shop.add(filed(event("r1", 12).sale(Sale.Kind.REFUND, "o-1", "30.00")), undo("i1"));
        noted(shop, "i2", 1, 2).add(undo("i2"));
        List<Object> whole = List.copyOf(shop.outbox());
        RuleWishes behind = new RuleWishes(() -> shop.rules,
                new LogIndex(shop.log, () -> shop.rules, Duration.ZERO, System::nanoTime, 3));
        List<Object> again = new ArrayList<>();
        for (int i = 0; i < shop.log.entries().size(); i++) {
            again.addAll(behind.of(i, shop.log.entries().get(i)));
        }
        assertThat(again).containsExactlyInAnyOrderElementsOf(whole).hasSize(9);
    }
}
