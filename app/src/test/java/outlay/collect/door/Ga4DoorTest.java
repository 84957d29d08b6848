package outlay.collect.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Consent;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.web.Response;

class Ga4DoorTest {
    private static final String PURCHASE = """
            {"client_id":"123.456","user_id":"u7","timestamp_micros":1790855999000000,
             "consent":{"ad_user_data":"GRANTED","ad_personalization":"DENIED"},
             "events":[{"name":"purchase","params":{"transaction_id":"o-1","value":142.52,"currency":"usd",
              "items":[{"item_id":"p1","price":71.26,"quantity":2}]}},
              {"name":"page_view","params":{"page_location":"https://e.com/x?gclid=G",
               "page_referrer":"https://a.com/"}},
              {"name":"generate_lead","params":{}}]}""";

    private final Doorway door = new Doorway();

    @Test
    void theMeasurementProtocolIsTakenByItsSecret() {
        Response answer = door.post("/mp/collect?measurement_id=G-1&api_secret=secret", PURCHASE);
        assertThat(answer.status()).isEqualTo(204);
        List<Event> events = door.events();
        assertThat(events).extracting(Event::name).containsExactly("Order Completed", "", "generate_lead");
        assertThat(events).extracting(Event::type).containsExactly(Event.Type.TRACK, Event.Type.PAGE,
                Event.Type.TRACK);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.anonymousId()).isEqualTo("123.456");
            assertThat(event.userId()).isEqualTo("u7");
            assertThat(event.at()).isEqualTo(Instant.parse("2026-10-01T11:59:59Z"));
            assertThat(event.seen().orElseThrow().trust()).isEqualTo(Seen.Trust.SERVER);
            assertThat(event.seen().orElseThrow().consent().adUserData()).isEqualTo(Consent.State.GRANTED);
        });
        assertThat(events.getFirst().sale())
                .contains(new Sale(Sale.Kind.ORDER, "o-1", new Money(14_252, new Currency("USD"))));
        assertThat(events.get(1).landing().clickIds()).containsEntry("gclid", "G");
        assertThat(door.post("/mp/collect?api_secret=secret", PURCHASE).status()).isEqualTo(204);
        assertThat(door.counts.duplicate()).isEqualTo(3);
    }

    @Test
    void twoEqualEventsWithoutATimeAreTwo() {
        String body = "{\"client_id\":\"1.2\",\"events\":[{\"name\":\"scroll\"},{\"name\":\"scroll\"}]}";
        assertThat(door.post("/mp/collect?api_secret=secret", body).status()).isEqualTo(204);
        door.at(Doorway.NOW.plusMillis(1));
        assertThat(door.post("/mp/collect?api_secret=secret", body).status()).isEqualTo(204);
        assertThat(door.events()).hasSize(4);
    }

    @Test
    void whatIsWrongIsSaidByTheDoorAndByItsTwin() {
        String wrong = """
                {"client_id":"1.2","events":[{"name":"purchase","params":{"transaction_id":"o","value":1}},
                 {"params":{}},{"name":"scroll","timestamp_micros":"soon"},{"name":"scroll"}]}""";
        Response answer = door.post("/mp/collect?api_secret=secret", wrong);
        assertThat(answer.status()).isEqualTo(207);
        assertThat(Doorway.results(answer)).containsExactly("stored  properties.currency",
                "refused not_an_event name", "refused bad_time timestamp_micros", "stored");
        int before = door.log.entries().size();
        Response twin = door.post("/debug/mp/collect?api_secret=secret", wrong);
        assertThat(twin.status()).isEqualTo(200);
        assertThat(Doorway.json(twin).path("validationMessages").findValuesAsString("fieldPath"))
                .containsExactly("events[0].properties.currency", "events[1].name", "events[2].timestamp_micros");
        assertThat(Doorway.json(twin).path("validationMessages").findValuesAsString("validationCode"))
                .containsExactly("ASSUMED_CURRENCY", "NOT_AN_EVENT", "BAD_TIME");
        assertThat(door.log.entries()).hasSize(before);
        assertThat(door.post("/mp/collect?api_secret=secret", "{\"events\":1}").status()).isEqualTo(400);
        assertThat(door.post("/mp/collect?api_secret=secret", "[").status()).isEqualTo(400);
        assertThat(door.post("/mp/collect?api_secret=no", PURCHASE).status()).isEqualTo(401);
        assertThat(door.post("/debug/mp/collect?api_secret=no", PURCHASE).status()).isEqualTo(401);
    }

    @Test
    void gtagSendsLinesOrNothingButAQuery() {
        String query = "/g/collect?v=2&tid=shop&cid=1.2&uid=u&_p=77&gcs=G101&dl="
                + Doorway.escaped("https://e.com/?utm_source=news&gclid=G") + "&dr="
                + Doorway.escaped("https://www.google.com/?q=x");
        String lines = "en=page_view&_s=1\r\nen=purchase&_s=2&ep.transaction_id=o-1001&epn.value=142.52&cu=USD"
                + "&pr1=idp1~nmWidget~pr71.26~qt2\n";
        Response answer = door.post(query, lines, "Content-Type", "text/plain;charset=UTF-8");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(door.events()).extracting(Event::type).containsExactly(Event.Type.PAGE, Event.Type.TRACK);
        Event page = door.events().getFirst();
        assertThat(page.landing().url()).isEqualTo("https://e.com/?utm_source=news");
        assertThat(page.landing().clickIds()).as("ads were denied").isEmpty();
        assertThat(page.seen().orElseThrow().consent().raw()).containsEntry("gcs", "G101");
        assertThat(page.at()).isEqualTo(Doorway.NOW);
        assertThat(door.events().getLast().sale().orElseThrow().value()).hasToString("USD 142.52");
        assertThat(door.events().getLast().countsAsSale()).isTrue();
        assertThat(door.post(query, lines).status()).isEqualTo(204);
        assertThat(door.counts.duplicate()).as("the same hits again").isEqualTo(2);
        assertThat(door.send("GET", query + "&en=scroll", new byte[0]).status()).isEqualTo(204);
        assertThat(door.send("GET", query, new byte[0]).status()).isEqualTo(400);
        assertThat(new String(door.quarantine().getFirst().bytes(), UTF_8)).contains("tid=shop");
    }

    /// As browsers send them: what says nothing to us, of which there is much, changes nothing.
    @Test
    void whatGtagSendsBesidesIsNoTrouble() {
        String much = "&gtm=45je5c30v9236528652za200zd9236528652&_p=1764882304903&_gaz=1&npa=0&dma=0&ul=en-us"
                + "&sr=1920x1080&ur=DE-BY&uaa=x86&uab=64&uafvl=Chromium%3B143.0.7499.4%7CNot%2520A(Brand%3B24.0.0.0"
                + "&uamb=0&uam=&uap=Windows&uapv=15.0.0&uaw=0&are=1&frm=0&pscdl=noapi&_eu=AAAAAAQ&_rdi=1&_geo=1"
                + "&_uip=%3A%3A&tag_exp=103116026~103200004&sid=1764882305&sct=1&seg=0&ngs=1&rcb=11&_fv=1"
                + "&_nsi=1&_ss=1&_ee=1&tfd=1929";
        String query = "/g/collect?v=2&tid=shop&cid=1224971221.1764882305&gcd=13l3l3l3l1l1" + much
                + "&dl=" + Doorway.escaped("https://e.com/a?utm_source=x&utm_medium=cpc&gclid=Cj0") + "&dt=A%20%7C%20B";
        String[] bodies = {"en=page_view&ep.anonymize_ip=true&_s=1",
                "en=scroll&epn.percent_scrolled=90&_et=12&_s=2\nen=click&ep.link_url=https%3A%2F%2Fo.example%2F"
                        + "&ep.outbound=true&_et=3&_s=3",
                "en=user_engagement&_et=1461&_s=4&up.plan=pro&upn.score=3",
                "en=form_start&ep.form_id=&ep.form_name=&ep.form_destination=https%3A%2F%2Fe.com%2F&_s=5"};
        for (String body : bodies) {
            assertThat(door.post(query, body, "Content-Type", "text/plain;charset=UTF-8").status()).as(body)
                    .isEqualTo(204);
        }
        assertThat(door.send("GET", query + "&en=page_view&_s=6", new byte[0]).status()).isEqualTo(204);
        assertThat(door.post(query + "&en=page_view&_s=7", "").status()).isEqualTo(204);
        assertThat(door.events()).extracting(Event::name).containsExactly("A | B", "scroll", "click",
                "user_engagement", "form_start", "A | B", "A | B");
        assertThat(door.events()).allSatisfy(event -> {
            assertThat(event.anonymousId()).isEqualTo("1224971221.1764882305");
            assertThat(event.landing().url()).isEqualTo("https://e.com/a?utm_source=x&utm_medium=cpc");
            assertThat(event.landing().clickIds()).containsEntry("gclid", "Cj0");
            assertThat(event.seen().orElseThrow().consent().raw()).containsEntry("gcd", "13l3l3l3l1l1");
            assertThat(event.seen().orElseThrow().consent().analytics()).isEqualTo(Consent.State.UNKNOWN);
        });
        assertThat(door.quarantine()).isEmpty();
    }

    /// Tags of shops write amounts as texts as well as numbers, and items with or without a price.
    @Test
    void aPurchaseIsOneHoweverItsAmountIsWritten() {
        String query = "/g/collect?v=2&tid=shop&cid=1.2&_p=5&gcs=G111&gcd=13r3r3r2r5l1&dma=1&dma_cps=syphamo";
        String[] bodies = {"en=purchase&cu=EUR&ep.transaction_id=T1&epn.value=12.5&epn.tax=2&epn.shipping=0"
                + "&pr1=idSKU_1~nmShirt%20%7E%20red~brAcme~cac%2Fd~va~pr10~qt1~k0item_size~v0M&pr2=idSKU_2~pr2.5~qt1",
                "en=purchase&ep.currency=eur&ep.transaction_id=T2&ep.value=12.50",
                "en=purchase&cu=EUR&epn.transaction_id=3&epn.value=12.5&_c=1"};
        for (String body : bodies) {
            assertThat(door.post(query, body).status()).as(body).isEqualTo(204);
        }
        assertThat(door.events()).extracting(event -> event.sale().orElseThrow().orderId()).containsExactly("T1", "T2",
                "3");
        assertThat(door.events()).extracting(event -> event.sale().orElseThrow().value().toString())
                .containsOnly("EUR 12.50");
        assertThat(door.events()).allSatisfy(event -> assertThat(event.seen().orElseThrow().consent().ads())
                .isEqualTo(Consent.State.GRANTED));
    }
}
