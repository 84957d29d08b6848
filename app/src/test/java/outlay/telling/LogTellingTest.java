package outlay.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.telling.Shop.ACME;
import static outlay.telling.Shop.NO;
import static outlay.telling.Shop.YES;
import static outlay.telling.Shop.contact;
import static outlay.telling.Shop.day;
import static outlay.telling.Shop.deal;
import static outlay.telling.Shop.event;
import static outlay.telling.Shop.order;
import static outlay.telling.Shop.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.Traces.Click;
import outlay.activate.normal.Field;
import outlay.activate.outbox.Telling;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.fact.Consent;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.fact.Trait;
import outlay.store.Wish;
import outlay.telling.rule.Rules;

/// What becomes of facts under rules, when it comes to telling.
class LogTellingTest {
    private static final Fact ORDER = order("m1", 10, "o-1", "100.00").event();

    @Test
    void anOrderIsToldWithWhatIsKnownOfThePerson() {
        Shop shop = new Shop("").add(
                page("p1", 3).clicks("gclid", "G1", "fbclid", "F1").seen(Seen.Trust.BROWSER, Seen.Bot.NO, "",
                        Map.of("_fbp", "fb.1.2.3")).event(),
                page("p2", 5).clicks("gbraid", "B2").event(), page("later", 12).clicks("gclid", "G9").event(),
                event("i1", 4).named("Signed Up").type(Event.Type.IDENTIFY).who("device", "u-1", "ann@shop.de")
                        .trait(Trait.FIRST_NAME, "Ann").trait(Trait.CITY, "Berlin").event(),
                contact("9", "v1", 6, "ann@shop.de", Map.of()), ORDER);
        Conversion told = shop.conversion();
        assertThat(told.id()).isEqualTo("o-1:purchase");
        assertThat(told.name()).isEqualTo("purchase");
        assertThat(told.at()).isEqualTo(day(10));
        assertThat(told.source()).isEqualTo(Conversion.Source.WEB);
        assertThat(told.page()).contains("https://shop.de/thanks");
        assertThat(told.order().id()).contains("o-1");
        assertThat(told.order().value()).contains(Money.parse("100.00", "EUR"));
        assertThat(told.person().known()).containsEntry(Field.EMAIL, "ann@shop.de")
                .containsEntry(Field.EXTERNAL_ID, "u-1").containsEntry(Field.FIRST_NAME, "Ann")
                .containsEntry(Field.LAST_NAME, "Lee").containsEntry(Field.CITY, "Berlin")
                .containsEntry(Field.COUNTRY, "Germany").doesNotContainKey(Field.IP);
        assertThat(told.traces().clicks()).containsExactlyInAnyOrderEntriesOf(
                Map.of("gbraid", new Click("B2", day(5)), "fbclid", new Click("F1", day(3))));
        assertThat(told.traces().cookies()).containsEntry("fbp", "fb.1.2.3");
        assertThat(told.consent().adUserData()).isEqualTo(Consent.State.GRANTED);
        assertThat(shop.evidence()).contains("ad_user_data granted with the conversion, event m1");
    }

    @Test
    void theClickMayStandInACookieOrInTheCrm() {
        Shop shop = new Shop("").add(page("p", 9).seen(Seen.Trust.BROWSER, Seen.Bot.NO, "",
                Map.of("_gcl_aw", "GCL.1795000000.Cj0", "_uetmsclkid", "_uetABC")).event(), ORDER);
        assertThat(shop.conversion().traces().clicks()).containsEntry("gclid",
                new Click("Cj0", Instant.ofEpochSecond(1_795_000_000))).containsEntry("msclkid",
                        new Click("ABC", day(9)));
    }

    @Test
    void nothingIsToldThatNoRuleWants() {
        assertThat(new Shop(Rules.NONE, "meta").add(ORDER).outbox()).isEmpty();
        assertThat(new Shop("since: 2026-11-11").add(ORDER).outbox()).isEmpty();
        assertThat(new Shop("when: event Lead").add(ORDER).outbox()).isEmpty();
        Shop shop = new Shop("").add(ORDER);
        assertThat(new LogTelling(() -> Rules.NONE, shop.index, Shop.accounts("meta"))
                .of(shop.outbox().getFirst(), Shop.NOW)).hasToString("Nothing[reason=no-rule]");
    }

    @Test
    void anEventIsToldByItsMessageId() {
        assertThat(new Shop("when: event generate_lead, tell: lead, value: 25.00 EUR")
                .add(event("m-7", 10).named(" Generate_Lead ").event()).conversion()).satisfies(told -> {
                    assertThat(told.id()).isEqualTo("m-7:lead");
                    assertThat(told.order().value()).contains(Money.parse("25.00", "EUR"));
                });
    }

    @Test
    void valuesAreOfTheirKinds() {
        Map<String, String> expected = Map.of("actual", "EUR 99.99", "30 %", "EUR 30.00", "0.5 %", "EUR 0.50",
                "3000.00 EUR x 0.2", "EUR 600.00", "1000 JPY x 0.0005", "JPY 1", "42.00 USD", "USD 42.00");
        expected.forEach((value, money) -> assertThat(new Shop("value: " + value)
                .add(order("m1", 10, "o-1", "99.99").event()).conversion().order().value().orElseThrow())
                .as(value).hasToString(money));
        assertThat(new Shop("value: none").add(ORDER).conversion().order().value()).isEmpty();
    }

    @Test
    void aCreditIsThePartOfThePlatformsOwnAds() {
        Rules rules = Shop.parsed(Shop.HEAD + Shop.rule("value: credit linear 30 days"));
        Shop shop = new Shop(rules, "google-ads").add(page("a", 3).clicks("gclid", "G").event(),
                page("b", 5).clicks("fbclid", "F").tags("facebook", "cpc", "x").event(),
                page("c", 7).tags("newsletter", "email", "y").event(), ORDER);
        // The page on which the order was placed began a visit of its own, which nothing is known of.
        assertThat(shop.conversion().share()).hasValueSatisfying(share -> {
            assertThat(share.credit()).isEqualTo(Money.parse("25.00", "EUR"));
            assertThat(share.whole()).isEqualTo(Money.parse("100.00", "EUR"));
            assertThat(share.model()).isEqualTo("linear");
        });
        Shop none = new Shop(rules, "google-ads").add(page("b", 5).tags("facebook", "cpc", "x").event(), ORDER);
        assertThat(none.conversion().share()).isEmpty();
    }

    @Test
    void consentIsTheMoreProtectiveOfThenAndNow() {
        Consent unknown = Consent.UNKNOWN;
        record Case(Consent then, Consent later, Consent.State expected) {}
        for (Case each : List.of(new Case(YES, unknown, Consent.State.GRANTED),
                new Case(unknown, YES, Consent.State.GRANTED), new Case(YES, NO, Consent.State.DENIED),
                new Case(NO, YES, Consent.State.DENIED), new Case(NO, NO, Consent.State.DENIED),
                new Case(unknown, unknown, Consent.State.UNKNOWN), new Case(unknown, NO, Consent.State.DENIED))) {
            Shop shop = new Shop("").add(order("m1", 10, "o-1", "1.00").consent(each.then).event(),
                    page("p", 12).consent(each.later).event());
            assertThat(shop.conversion().consent().adUserData()).as("%s", each).isEqualTo(each.expected);
        }
    }

    @Test
    void anObjectionToTheSaleHoldsUntilItIsTakenBackInSoManyWords() {
        Consent objects = objection(true, "gpc");
        Consent silent = objection(false, "gcd");
        Consent agrees = objection(false, "us_privacy");
        assertThat(objecting(objects, silent)).isTrue();
        assertThat(objecting(objects, agrees)).isFalse();
        assertThat(objecting(agrees, objects)).isTrue();
    }

    private static boolean objecting(Consent first, Consent second) {
        return new Shop("").add(page("a", 2).consent(first).event(), page("b", 3).consent(second).event(), ORDER)
                .conversion().consent().saleOptOut();
    }

    private static Consent objection(boolean objects, String signal) {
        return new Consent(Consent.State.GRANTED, Consent.State.GRANTED, Consent.State.GRANTED, Consent.State.GRANTED,
                objects, new TreeMap<>(), new TreeMap<>(Map.of(signal, "1")));
    }

    @Test
    void whoIsNoCustomerIsNotTold() {
        Shop own = new Shop(Shop.parsed("""
                clients:
                  acme:
                    internal: {networks: [198.51.100.0/24, "2001:db8:1::/48"], domains: [acme.com], users: [u-9],
                      addresses: [Boss@Home.org]}
                    rules:
                """ + Shop.rule("")), "meta");
        own.add(order("1", 10, "o-1", "1.00").who("a", "", "x@dev.acme.com").event(),
                order("2", 10, "o-2", "1.00").who("b", "", "boss@home.org").event(),
                order("3", 10, "o-3", "1.00").who("c", "u-9", "").event(),
                order("4", 10, "o-4", "1.00").who("d", "", "d@shop.de")
                        .seen(Seen.Trust.SERVER, Seen.Bot.NO, "198.51.100.0", Map.of()).event(),
                order("5", 10, "o-5", "1.00").who("e", "", "e@shop.de")
                        .seen(Seen.Trust.SERVER, Seen.Bot.NO, "2001:db8:1:0:0:0:0:0", Map.of()).event(),
                order("6", 10, "o-6", "1.00").who("f", "", "f@notacme.com").event(),
                order("7", 10, "o-7", "1.00").who("g", "", "jo+test@shop.de").event(),
                order("8", 10, "o-8", "1.00").who("h", "", "h@shop.de")
                        .seen(Seen.Trust.SERVER, Seen.Bot.YES, "", Map.of()).event(),
                order("9", 10, "o-9", "1.00").who("i", "", "i@shop.de")
                        .seen(Seen.Trust.BROWSER, Seen.Bot.SUSPECTED, "", Map.of()).event());
        assertThat(own.ends()).containsExactly("internal", "internal", "internal", "internal", "internal", "tell",
                "test", "bot", "bot");
    }

    @Test
    void onlyTheRightAdsCountriesAndAmounts() {
        Fact google = page("p1", 3).clicks("gclid", "G").event();
        Fact mail = page("p2", 5).tags("newsletter", "email", "autumn").event();
        assertThat(new Shop("platforms: google").add(google, ORDER).ends()).containsExactly("tell");
        assertThat(new Shop("platforms: google").add(google, mail, ORDER).ends()).containsExactly("other-ad");
        assertThat(new Shop("platforms: google, touch: any").add(google, mail, ORDER).ends())
                .containsExactly("tell");
        assertThat(new Shop("platforms: google, lookback_days: 2").add(google, ORDER).ends())
                .containsExactly("other-ad");
        assertThat(new Shop("channels: Email").add(google, mail, ORDER).ends()).containsExactly("tell");
        assertThat(new Shop("campaigns: autumn").add(mail, ORDER).ends()).containsExactly("tell");
        assertThat(new Shop("campaigns: spring").add(mail, ORDER).ends()).containsExactly("other-ad");
        assertThat(new Shop("minimum: 100.00 EUR").add(ORDER).ends()).containsExactly("tell");
        assertThat(new Shop("minimum: 100.01 EUR").add(ORDER).ends()).containsExactly("too-small");
        assertThat(new Shop("minimum: 1.00 USD").add(ORDER).ends()).containsExactly("too-small");
        Fact german = contact("9", "v1", 6, "ann@shop.de", Map.of());
        assertThat(new Shop("countries: DE").add(german, ORDER).ends()).containsExactly("tell");
        assertThat(new Shop("countries: France").add(german, ORDER).ends()).containsExactly("country");
        assertThat(new Shop("countries: DE").add(ORDER).ends()).containsExactly("country");
    }

    @Test
    void refundsRestateAndTakeBack() {
        Shop shop = new Shop("").add(ORDER, event("r1", 12).sale(Sale.Kind.REFUND, "o-1", "30.00").event());
        assertThat(shop.outbox()).hasSize(2);
        assertThat(shop.outbox().getLast().change()).isEqualTo(2);
        assertThat(changes(shop)).containsExactly(new Change.Restated(day(12), Money.parse("70.00", "EUR")));
        shop.add(event("r2", 13).sale(Sale.Kind.CANCELLATION, "o-1", "0.00").event());
        assertThat(changes(shop)).containsOnly(new Change.Retracted(day(13)));
        assertThat(shop.ends()).containsExactly("undone", "tell", "tell");
        Shop margin = new Shop("value: 50 %").add(ORDER,
                event("r1", 12).sale(Sale.Kind.REFUND, "o-1", "30.00").event());
        assertThat(changes(margin)).containsExactly(new Change.Restated(day(12), Money.parse("35.00", "EUR")));
        Shop fixed = new Shop("value: 9.00 EUR").add(ORDER,
                event("r1", 12).sale(Sale.Kind.REFUND, "o-1", "30.00").event());
        assertThat(fixed.ends()).containsExactly("tell", "unchanged");
        Shop early = new Shop("").add(event("r1", 12).sale(Sale.Kind.REFUND, "o-1", "30.00").event(), ORDER);
        assertThat(early.conversion().order().value()).contains(Money.parse("70.00", "EUR"));
    }

    private static List<Change> changes(Shop shop) {
        return shop.outbox().stream().filter(wish -> wish.change() > 0).map(wish -> shop.telling.of(wish, Shop.NOW))
                .map(told -> ((Telling.Told.Tell) told).conversion().change().orElseThrow())
                .toList();
    }

    @Test
    void onlyTheFirstOfAPersonWhateverComesAgainAndInWhichOrder() {
        List<Fact> facts = List.of(order("m1", 10, "o-1", "1.00").event(), order("m2", 8, "o-2", "2.00").event(),
                order("m3", 12, "o-3", "3.00").event(),
                order("x1", 9, "o-9", "9.00").who("tablet", "", "eve@shop.de").event(), page("p", 2).event(),
                order("m1b", 10, "o-1", "1.00").event());
        for (int seed = 0; seed < 50; seed++) {
            List<Fact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new Random(seed));
            Shop shop = new Shop("first_only: true");
            List<String> once = new ArrayList<>();
            for (Fact fact : shuffled) {
                shop.add(fact, fact);
                shop.outbox().stream().filter(wish -> shop.telling.of(wish, Shop.NOW).toString().startsWith("Tell"))
                        .forEach(wish -> once.add(wish.conversion()));
            }
            // What is told at some moment is told at every later one, and it is one of each person.
            assertThat(once.stream().distinct()).as("seed %d: %s", seed, once).hasSize(2)
                    .contains("o-9:purchase");
        }
    }

    @Test
    void aDealIsToldOnceForEachStageHoweverItMoves() {
        Shop shop = new Shop("name: sql, when: deal stage sql, tell: qualified, value: 50.00 EUR", "when: deal won");
        shop.add(page("p", 2).event(), contact("9", "v1", 3, "ann@shop.de", Map.of()),
                deal("v1", 4, Deal.Status.OPEN, "lead", "", List.of("9")),
                deal("v2", 5, Deal.Status.OPEN, "sql", "1000.00", List.of("9")),
                deal("v3", 6, Deal.Status.OPEN, "lead", "1000.00", List.of("9")),
                deal("v4", 7, Deal.Status.OPEN, "SQL", "1000.00", List.of("9")));
        assertThat(shop.outbox()).singleElement().satisfies(wish -> {
            assertThat(wish.conversion()).isEqualTo("hubspot/deal/7/sql:qualified");
            assertThat(wish.happened()).isEqualTo(day(5));
        });
        assertThat(shop.conversion().at()).isEqualTo(day(5));
        assertThat(shop.conversion().source()).isEqualTo(Conversion.Source.CRM);
        shop.add(deal("v5", 8, Deal.Status.WON, "won", "1200.00", List.of("9")));
        assertThat(shop.outbox()).extracting("conversion").containsExactly("hubspot/deal/7/sql:qualified",
                "hubspot/deal/7/won:purchase");
        shop.add(deal("v6", 9, Deal.Status.WON, "won", "900.00", List.of("9")));
        assertThat(changes(shop)).containsExactly(new Change.Restated(day(9), Money.parse("900.00", "EUR")));
        shop.add(deal("v7", 10, Deal.Status.LOST, "lost", "900.00", List.of("9")));
        assertThat(changes(shop)).containsOnly(new Change.Retracted(day(10)));
        assertThat(shop.ends()).containsExactly("tell", "undone", "tell", "tell");
        shop.add(deal("v8", 11, Deal.Status.WON, "won", "950.00", List.of("9")));
        assertThat(changes(shop)).hasSize(3).last()
                .isEqualTo(new Change.Restated(day(11), Money.parse("950.00", "EUR")));
    }

    @Test
    void ofSeveralOnADealWhoCameByTheDestinationsClickIsTold() {
        Shop shop = new Shop("when: deal won").add(contact("8", "v1", 3, "boss@shop.de", Map.of()),
                contact("9", "v1", 3, "ann@shop.de", Map.of()),
                page("q", 2).who("desk", "", "boss@shop.de").clicks("gclid", "G").event(),
                page("p", 2).email("ann@shop.de").clicks("fbclid", "F").event(),
                deal("v5", 8, Deal.Status.WON, "won", "1200.00", List.of("8", "9")));
        assertThat(shop.conversion().person().get(Field.EMAIL)).contains("ann@shop.de");
    }

    @Test
    void aContactIsToldOnceForItsStage() {
        Shop shop = new Shop("when: contact stage MQL, tell: lead, value: 20.00 EUR").add(page("p", 2)
                .email("ann@shop.de").event(), contact("9", "v1", 3, "ann@shop.de", Map.of("lead", day(3))),
                contact("9", "v2", 4, "ann@shop.de", Map.of("lead", day(3), "mql", day(4))),
                contact("9", "v3", 5, "ann@shop.de", Map.of("lead", day(3), "mql", day(4), "sql", day(5))));
        assertThat(shop.conversion().id()).isEqualTo("hubspot/contact/9/mql:lead");
        assertThat(shop.conversion().at()).isEqualTo(day(4));
        assertThat(shop.conversion().person().get(Field.EMAIL)).contains("ann@shop.de");
    }

    @Test
    void whoWasTakenApartSinceIsNotMixedUp() {
        Shop shop = new Shop("").add(page("p", 2).who("phone", "", "").clicks("fbclid", "F").event(),
                event("i", 3).named("").type(Event.Type.IDENTIFY).who("phone", "", "ann@shop.de").event(),
                order("m1", 10, "o-1", "1.00").who("laptop", "", "ann@shop.de").event());
        assertThat(shop.conversion().traces().clicks()).containsKey("fbclid");
        shop.add(Shop.split("w1", "anonymous:phone", "email:ann@shop.de"));
        assertThat(shop.conversion().traces().clicks()).isEmpty();
    }

    @Test
    void anErasedPersonIsNotToldOf() {
        Shop shop = new Shop("").add(order("m1", 10, "o-1", "1.00").who("erased-1", "", "erased-2@erased.invalid")
                .event());
        assertThat(shop.ends()).containsExactly("erased");
    }

    @Test
    void oneClientsRuleNeverSeesAnothersFact() {
        ClientId other = new ClientId("other");
        Shop shop = new Shop("").add(page("p", 2).of(other).clicks("fbclid", "THEIRS").event(),
                order("m9", 9, "o-1", "9.00").of(other).event(),
                event("r", 11).sale(Sale.Kind.REFUND, "o-1", "1.00").of(other).event(), ORDER);
        assertThat(shop.conversion().traces().clicks()).isEmpty();
        assertThat(shop.conversion().order().value()).contains(Money.parse("100.00", "EUR"));
        assertThat(shop.outbox()).allMatch(wish -> wish.client().equals(ACME));
        var foreign = new Wish(ACME, "main", "r", "o-1:purchase", 0, 1, day(9));
        assertThat(shop.telling.of(foreign, Shop.NOW)).hasToString("Nothing[reason=gone]");
    }

    @Test
    void wishesAreTheSameHoweverFarTheLogHasBeenRead() {
        Shop shop = new Shop("when: deal won", "name: o, account: b").add(ORDER,
                deal("v5", 8, Deal.Status.WON, "won", "1200.00", List.of()),
                deal("v6", 9, Deal.Status.LOST, "lost", "1200.00", List.of()),
                event("r1", 12).sale(Sale.Kind.REFUND, "o-1", "30.00").event());
        List<Object> whole = List.copyOf(shop.outbox());
        RuleWishes behind = new RuleWishes(() -> shop.rules,
                new LogIndex(shop.log, () -> shop.rules, Duration.ZERO, System::nanoTime, 3));
        List<Object> again = new ArrayList<>();
        for (int i = 0; i < shop.log.entries().size(); i++) {
            again.addAll(behind.of(i, shop.log.entries().get(i)));
        }
        assertThat(again).containsExactlyElementsOf(whole).hasSize(4);
        shop.index.forget();
        assertThat(shop.outbox()).containsExactlyElementsOf(shop.outbox()).hasSize(4);
    }
}
