package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.fact.Sale.Kind.CANCELLATION;
import static outlay.fact.Sale.Kind.ORDER;
import static outlay.fact.Sale.Kind.REFUND;
import static outlay.identity.Given.contact;
import static outlay.identity.Given.deal;
import static outlay.identity.Given.identify;
import static outlay.identity.Given.page;
import static outlay.identity.Given.sale;
import static outlay.identity.Given.tagged;
import static outlay.identity.Given.track;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.fact.Consent;
import outlay.fact.Deal.Status;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Seen;
import outlay.fact.SpendRow;
import outlay.identity.Given;
import outlay.journey.Journeys.Unmatched;

class JourneysTest {
    @Test
    void anOrderHasTheTouchesOfItsPersonOnEveryDevice() {
        Journeys journeys = Journeys.of(List.of(page("1", "10-01 10:00", "phone", tagged("fbclid=x")),
                identify("2", "phone", "", "", "ann@example.com"), identify("3", "laptop", "", "", "ann@example.com"),
                page("4", "10-03 10:00", "laptop", tagged("gclid=x")),
                sale("5", "10-03 10:20", "laptop", ORDER, "A1", "USD 100.00"),
                page("6", "10-09 10:00", "laptop", tagged(""))));
        assertThat(described(journeys)).containsExactly(
                "order/A1 email:ann@example.com USD 100.00 [] <- 1 Organic Social, 4 Paid Search, 6 Direct");
    }

    @Test
    void anOrderIdIsOneOrderWhoeverClaimsIt() {
        Journeys journeys = Journeys.of(List.of(sale("2", "10-02 10:00", "b", ORDER, "A1", "USD 90.00"),
                sale("1", "10-01 10:00", "a", ORDER, "A1", "USD 100.00"),
                sale("3", "10-01 10:00", "null", ORDER, "A2", "USD 1.00"),
                sale("4", "10-01 10:00", "a", ORDER, "undefined", "USD 2.00"),
                sale("5", "10-01 10:00", "a", ORDER, "", "USD 3.00")));
        assertThat(described(journeys)).containsExactly("order/A1 anonymous:a USD 100.00 [] <- ",
                "order/A2  USD 1.00 [] <- ", "order/event/4 anonymous:a USD 2.00 [] <- ",
                "order/event/5 anonymous:a USD 3.00 [] <- ");
    }

    @Test
    void whatAProgramDidIsNoTouchAndWhatABrowserClaimsIsNoOrder() {
        Event page = page("1", "10-01 10:00", "a", tagged("gclid=x"));
        Event order = (Event) sale("2", "10-01 11:00", "a", ORDER, "A1", "USD 100.00");
        Event lead = track("3", "10-01 11:00", "Lead", "a", "");
        Seen person = seen(Seen.Bot.NO);
        assertThat(Journeys.of(List.of(with(page, person), with(order, person), with(lead, person))).all())
                .singleElement().satisfies(journey -> {
                    assertThat(journey.conversion().id()).isEqualTo("lead/anonymous:a");
                    assertThat(journey.touches()).extracting(Touch::id).containsExactly("1");
                });
        Seen program = seen(Seen.Bot.YES);
        assertThat(Journeys.of(List.of(with(page, program), order, with(lead, program))).all()).singleElement()
                .satisfies(journey -> {
                    assertThat(journey.conversion().id()).isEqualTo("order/A1");
                    assertThat(journey.touches()).isEmpty();
                });
    }

    private static Seen seen(Seen.Bot bot) {
        return new Seen(Seen.Trust.BROWSER, "key", false, bot, Seen.Clock.AS_SENT, Consent.UNKNOWN, "", "", "",
                new TreeMap<>());
    }

    private static Event with(Event event, Seen seen) {
        return new Event(event.client(), event.id(), event.at(), event.type(), event.name(), event.anonymousId(),
                event.userId(), event.previousId(), event.email(), event.landing(), event.sale(), Optional.of(seen));
    }

    @Test
    void refundsGoToTheirOrderAndNeverExceedIt() {
        List<Fact> facts = List.of(sale("1", "10-01 10:00", "a", ORDER, "A1", "USD 100.00"),
                sale("2", "10-02 10:00", "x", REFUND, "A1", "USD 30.00"),
                sale("3", "10-03 10:00", "x", CANCELLATION, "A1", "USD 100.00"),
                sale("4", "10-04 10:00", "x", REFUND, "A1", "USD 5.00"),
                sale("5", "10-05 10:00", "x", REFUND, "A1", "EUR 5.00"),
                sale("6", "10-01 09:00", "x", REFUND, "A9", "USD 7.00"),
                sale("7", "10-01 10:00", "b", ORDER, "A2", "USD 10.00"),
                sale("8", "10-01 09:00", "x", REFUND, "A2", "USD 12.00"));
        Journeys journeys = Journeys.of(facts);
        assertThat(described(journeys)).containsExactly(
                "order/A1 anonymous:a USD 100.00 [2 USD 30.00, 3 USD 70.00] <- ",
                "order/A2 anonymous:b USD 10.00 [8 USD 10.00] <- ");
        assertThat(journeys.unmatchedRefunds())
                .extracting(refund -> refund.id() + " " + refund.orderId() + " " + refund.value() + " " + refund.why())
                .containsExactly("6 A9 USD 7.00 " + Unmatched.NO_ORDER, "8 A2 USD 2.00 " + Unmatched.MORE_THAN_PAID,
                        "4 A1 USD 5.00 " + Unmatched.MORE_THAN_PAID, "5 A1 EUR 5.00 " + Unmatched.OTHER_CURRENCY);
    }

    @Test
    void aWonDealHasTheTouchesOfAllItsPeople() {
        List<Fact> facts = List.of(contact("1", "v", "10-01 00:00", "ann@example.com", "c1", ""),
                contact("2", "v", "10-01 00:00", "bob@example.com", "c1", ""),
                page("p1", "10-01 10:00", "a", tagged("gclid=x")), identify("i1", "a", "", "", "ann@example.com"),
                page("p2", "10-01 09:00", "b", tagged("li_fat_id=x")), identify("i2", "b", "", "", "bob@example.com"),
                deal("d1", "v1", "10-05 00:00", Status.OPEN, "5000.00", "", List.of("1", "2"), List.of(), "c1"),
                deal("d1", "v2", "10-06 00:00", Status.WON, "6000.00", "10-06 12:00", List.of("1", "2"), List.of(),
                        "c1"),
                deal("d2", "v1", "10-06 00:00", Status.WON, "70.00", "10-07 12:00", List.of(), List.of(), "c1"),
                deal("d3", "v1", "10-06 00:00", Status.WON, "80.00", "10-07 12:00", List.of(),
                        List.of("bob@example.com"), ""),
                deal("d4", "v1", "10-06 00:00", Status.WON, "90.00", "10-07 12:00", List.of("9"), List.of(), "c9"),
                deal("d5", "v1", "10-05 00:00", Status.WON, "1.00", "10-05 00:00", List.of("1"), List.of(), "c1"),
                deal("d5", "v2", "10-06 00:00", Status.LOST, "1.00", "10-05 00:00", List.of("1"), List.of(), "c1"),
                deal("d6", "v1", "10-06 00:00", Status.WON, "", "10-05 00:00", List.of("1"), List.of(), "c1"));
        Journeys journeys = Journeys.of(facts);
        assertThat(described(journeys)).containsExactly(
                "deal/hubspot/d1 email:ann@example.com USD 6000.00 [] <- p2 Paid Social, p1 Paid Search",
                "deal/hubspot/d2 email:ann@example.com USD 70.00 [] <- p2 Paid Social, p1 Paid Search",
                "deal/hubspot/d3 email:bob@example.com USD 80.00 [] <- p2 Paid Social",
                "deal/hubspot/d4  USD 90.00 [] <- ");
        assertThat(journeys.incompleteDeals()).containsExactly("deal/hubspot/d6");
    }

    @Test
    void aPersonIsOneLeadAtTheEarliestSign() {
        List<Fact> facts = List.of(track("1", "10-03 10:00", "form submitted", "a", ""),
                track("2", "10-02 10:00", "Signed Up", "a", "u"), track("3", "10-01 10:00", "Video Played", "a", ""),
                track("4", "10-01 10:00", "Lead", "b", ""), track("5", "10-01 10:00", "Lead", "null", ""),
                sale("6", "10-01 10:00", "c", ORDER, "A1", "EUR 1.00"),
                contact("1", "v", "10-09 00:00", "ann@example.com", "c1", "10-05 00:00"),
                identify("7", "b", "", "", "ann@example.com"),
                contact("2", "v", "10-09 00:00", "", "c1", "10-05 00:00"),
                contact("3", "v", "10-09 00:00", "", "c1", ""));
        Journeys journeys = Journeys.of(facts);
        assertThat(journeys.all().stream().filter(one -> one.conversion().kind() == Journey.Kind.LEAD)
                .map(one -> one.conversion().id() + " " + one.conversion().at() + " " + one.conversion().value()))
                .containsExactly("lead/contact:hubspot/2 2026-10-05T00:00:00Z USD 0.00",
                        "lead/email:ann@example.com 2026-10-01T10:00:00Z USD 0.00",
                        "lead/user:u 2026-10-02T10:00:00Z USD 0.00");
        assertThat(journeys.leadsWithoutPerson()).isEqualTo(1);
    }

    @Test
    void leadsAreCountedInTheCurrencyOfMostSpend() {
        assertThat(Journeys.leadCurrency(List.of())).isEqualTo(new Currency("USD"));
        SpendRow dollars = Given.spend(1, "google", "2026-10-01", "1 | Brand");
        SpendRow euros = in("EUR", Given.spend(2, "google", "2026-10-01", "1 | Brand"));
        SpendRow moreEuros = in("EUR", Given.spend(3, "google", "2026-10-02", "1 | Brand"));
        assertThat(Journeys.leadCurrency(List.of(dollars, euros, moreEuros))).isEqualTo(new Currency("EUR"));
        assertThat(Journeys.leadCurrency(List.of(dollars, euros))).isEqualTo(new Currency("EUR"));
        assertThat(Journeys.leadCurrency(List.of(dollars, dollars, dollars, euros, moreEuros)))
                .isEqualTo(new Currency("EUR"));
    }

    private static SpendRow in(String currency, SpendRow row) {
        return new SpendRow(row.client(), row.importId(), row.line(), row.platform(), row.accountId(),
                row.accountName(), row.level(), row.day(), row.zone(), row.entity(), row.segment(),
                Micros.parse("1", currency), row.impressions(), row.clicks(), row.platformConversions(),
                row.platformConversionValue());
    }

    static List<String> described(Journeys journeys) {
        return journeys.all().stream().filter(one -> one.conversion().kind() != Journey.Kind.LEAD).map(one -> {
            Journey.Conversion conversion = one.conversion();
            return conversion.id() + " " + conversion.person() + " " + conversion.value() + " "
                    + conversion.refunds().stream().map(refund -> refund.id() + " " + refund.value()).toList() + " <- "
                    + String.join(", ",
                            one.touches().stream().map(touch -> touch.id() + " " + touch.source().channel()).toList());
        }).toList();
    }
}
