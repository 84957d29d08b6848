package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.Money;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.fact.SpendRow;
import outlay.identity.Given;
import outlay.identity.Persons;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class JourneysLawsTest {
    private static final Comparator<Touch> ORDER = Comparator.comparing(Touch::at).thenComparing(Touch::id);
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final List<String> TAGS = List.of("", "", "gclid=x", "fbclid=x",
            "utm_source=google&utm_medium=cpc&utm_campaign=Brand", "utm_source=fb&utm_medium=paid&utm_campaign=44441",
            "ol_adid=33331", "utm_source=newsletter&utm_medium=email&utm_campaign=Brand");

    @Test
    void theOrderRepetitionAndSplitOfArrivalChangeNothing() {
        Property.check(5_000, 7, draw -> {
            List<Fact> facts = facts(draw);
            Journeys expected = Journeys.of(facts);
            List<Fact> arrived = new ArrayList<>();
            int cut = draw.between(0, facts.size());
            arrived.addAll(draw.shuffled(facts.subList(cut, facts.size())));
            arrived.addAll(draw.shuffled(facts.subList(0, cut)));
            arrived.addAll(draw.list(0, 4, d -> d.pick(facts)));
            Journeys found = Journeys.of(arrived);
            assertThat(found.all()).isEqualTo(expected.all());
            assertThat(found.unmatchedRefunds()).isEqualTo(expected.unmatchedRefunds());
            assertThat(found.incompleteDeals()).isEqualTo(expected.incompleteDeals());
            assertThat(found.leadsWithoutPerson()).isEqualTo(expected.leadsWithoutPerson());
        });
    }

    @Test
    void noTouchOrMoneyIsLostOrDoubled() {
        Property.check(5_000, 8, draw -> {
            List<Fact> facts = facts(draw);
            Journeys journeys = Journeys.of(facts);
            Persons persons = Persons.of(facts);
            long paidBack = 0;
            for (Journey journey : journeys.all()) {
                Journey.Conversion conversion = journey.conversion();
                assertThat(journey.touches()).isSortedAccordingTo(ORDER).doesNotHaveDuplicates();
                long refunded = conversion.refunds().stream().mapToLong(refund -> refund.value().minor()).sum();
                assertThat(refunded).isBetween(0L, conversion.value().minor());
                if (conversion.refunds().stream().noneMatch(refund -> refund.id().startsWith("c"))) {
                    paidBack += refunded;
                }
                if (conversion.kind() == Journey.Kind.ORDER && !conversion.person().isEmpty()) {
                    assertThat(journey.touches()).extracting(Touch::id)
                            .containsAll(firstPages(facts, persons, conversion.person()));
                }
            }
            assertThat(paidBack + unmatched(journeys)).isEqualTo(reported(facts, journeys));
            assertThat(journeys.all()).extracting(journey -> journey.conversion().id()).doesNotHaveDuplicates();
        });
    }

    /// The first page of each device of a person is a touch, whatever else happened.
    private static List<String> firstPages(List<Fact> facts, Persons persons, String person) {
        Map<String, Event> first = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Event event && event.type() == Event.Type.PAGE
                    && persons.personOf(event).filter(person::equals).isPresent()) {
                first.merge(event.anonymousId(), event, (a, b) -> a.at().compareTo(b.at()) < 0
                        || a.at().equals(b.at()) && a.id().compareTo(b.id()) < 0 ? a : b);
            }
        }
        return first.values().stream().map(Event::id).toList();
    }

    /// Refunds told of, without those on orders that were cancelled too, whose split depends on the order of time.
    private static long reported(List<Fact> facts, Journeys journeys) {
        Set<String> cancelled = cancelled(journeys);
        long sum = 0;
        for (Fact fact : facts) {
            if (fact instanceof Event event && event.sale().filter(sale -> sale.kind() == Sale.Kind.REFUND).isPresent()
                    && !cancelled.contains(event.sale().get().orderId())) {
                sum += event.sale().get().value().minor();
            }
        }
        return sum;
    }

    private static long unmatched(Journeys journeys) {
        Set<String> cancelled = cancelled(journeys);
        return journeys.unmatchedRefunds().stream()
                .filter(refund -> !cancelled.contains(refund.orderId()) && !refund.id().startsWith("c"))
                .mapToLong(refund -> refund.value().minor()).sum();
    }

    private static Set<String> cancelled(Journeys journeys) {
        Set<String> cancelled = new HashSet<>();
        for (Journey journey : journeys.all()) {
            if (journey.conversion().refunds().stream().anyMatch(refund -> refund.id().startsWith("c"))) {
                cancelled.add(journey.conversion().id().substring("order/".length()));
            }
        }
        return cancelled;
    }

    static List<Fact> facts(Draw draw) {
        List<Fact> facts = new ArrayList<>();
        int size = draw.between(1, 25);
        for (int i = 0; i < size; i++) {
            facts.add(switch (draw.between(0, 9)) {
                case 0, 1, 2, 3 -> page(draw, i);
                case 4 -> Given.identify("i" + i, draw.pick("a", "b", "c", "d"), draw.pick("", "u", "v"),
                        draw.pick("", "", "c", "u"), draw.pick("", "ann@example.com", "bob@example.com"));
                case 5 -> Given.event("l" + i, at(draw), Event.Type.TRACK, draw.pick("Lead", "Other"),
                        draw.pick("a", "b", "null"), "", "", "", Landing.NONE);
                case 6, 7 -> money(draw, i);
                case 8 -> crm(draw, i);
                default -> spend(draw, i);
            });
        }
        return facts;
    }

    private static Event page(Draw draw, int i) {
        return Given.event("p" + i, at(draw), Event.Type.PAGE, "", draw.pick("a", "b", "c", "d"), "", "", "",
                Given.landing(Given.SITE, draw.pick("", "https://www.google.com/"), draw.pick(TAGS)))
                .from(draw.pick("", "DE", "US", "ZZ"));
    }

    private static Event money(Draw draw, int i) {
        Sale.Kind kind = draw.pick(Sale.Kind.ORDER, Sale.Kind.ORDER, Sale.Kind.REFUND, Sale.Kind.CANCELLATION);
        String id = (kind == Sale.Kind.CANCELLATION ? "c" : "s") + i;
        return new Event(Given.ACME, id, at(draw), Event.Type.TRACK, "", draw.pick("a", "b", "c", ""), "", "", "",
                Landing.NONE, Optional.of(new Sale(kind, draw.pick("A1", "A2", "A3"),
                        Money.parse(Integer.toString(draw.between(1, 100)), draw.pick("USD", "USD", "EUR")))));
    }

    private static Fact crm(Draw draw, int i) {
        Optional<Instant> modified = draw.chance(80) ? Optional.of(at(draw)) : Optional.empty();
        if (draw.chance(50)) {
            return new Contact(Given.ACME, "hubspot", draw.pick("1", "2"), "v" + i, modified,
                    draw.pick("", "ann@example.com", "bob@example.com"), draw.pick("", "c1"), "Acme",
                    Optional.of(at(draw)), new TreeMap<>(Map.of("lead", at(draw))));
        }
        return new Deal(Given.ACME, "hubspot", draw.pick("d1", "d2"), "v" + i, modified, "", Optional.of(
                Money.parse("5", "USD")), "", draw.pick(Deal.Status.WON, Deal.Status.WON, Deal.Status.LOST),
                Optional.empty(), draw.chance(80) ? Optional.of(at(draw)) : Optional.empty(),
                draw.list(0, 2, d -> d.pick("1", "2", "3")), draw.list(0, 1, d -> d.pick("ann@example.com")),
                draw.pick("", "c1"), "acme", new TreeMap<>());
    }

    private static SpendRow spend(Draw draw, int i) {
        return Given.spend(i, draw.pick("google", "meta"), draw.pick("2026-10-01", "2026-10-02"),
                draw.pick("11111", "44441", "") + " | " + draw.pick("Brand", "Brand EU", "44441") + " | "
                        + draw.pick("", "Search", "Display") + " | 2 | Group | " + draw.pick("", "33331") + " | Ad");
    }

    private static Instant at(Draw draw) {
        return START.plusSeconds(draw.between(0, 40) * 300L);
    }
}
