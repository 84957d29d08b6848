package outlay.collect.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.base.Currency;
import outlay.base.Money;
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
}
