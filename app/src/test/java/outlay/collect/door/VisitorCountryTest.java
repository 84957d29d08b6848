package outlay.collect.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.fact.Event;
import outlay.web.Response;

/// Which country an event is kept with.
class VisitorCountryTest {
    private static final String PAGE = """
            {"type":"page","messageId":"%s","anonymousId":"a","context":{"location":{"country":"%s"}%s}}""";

    private final Doorway door = new Doorway();

    @ParameterizedTest
    @CsvSource({"DE,DE", "de,DE", "' de ',DE", "XK,XK", "XX,''", "T1,''", "ZZ,''", "UK,''", "Germany,''", "DEU,''",
            "'',''", "D3,''", "'US,DE',''"})
    void aBrowserComesFromWhereTheProxySays(String said, String kept) {
        door.from(said);
        Response answer = door.site("/v1/page", PAGE.formatted("1", "FR", ""));
        assertThat(door.event().visitorCountry()).isEqualTo(kept);
        assertThat(Doorway.results(answer)).containsExactly("stored");
    }

    @Test
    void everyDoorOfBrowsersAsksTheProxy() {
        door.from("CH");
        door.site("/v1/batch", "{\"batch\":[" + PAGE.formatted("1", "FR", "") + "," + PAGE.formatted("2", "", "")
                + "]}");
        door.send("GET", "/o/p.gif?k=site&aid=a&u=https%3A%2F%2Fexample.com%2F", new byte[0]);
        door.post("/g/collect?v=2&tid=site&cid=1.2&dl=https%3A%2F%2Fexample.com%2F", "en=page_view");
        assertThat(door.events()).hasSize(4).extracting(Event::visitorCountry).containsOnly("CH");
    }

    @Test
    void aServerSpeaksForItsVisitorsAndNotOfItself() {
        door.from("CH");
        door.post("/v1/batch?writeKey=secret", "{\"batch\":[" + PAGE.formatted("1", "fr", "") + ","
                + PAGE.formatted("2", "", "") + "],\"context\":{}}");
        assertThat(door.events()).extracting(Event::visitorCountry).containsExactly("FR", "");
    }

    @Test
    void theContextOfABatchHoldsForItsCalls() {
        door.post("/v1/batch?writeKey=secret", """
                {"batch":[{"type":"page","messageId":"1","anonymousId":"a"}],
                 "context":{"location":{"country":"AT"}}}""");
        assertThat(door.event().visitorCountry()).isEqualTo("AT");
    }

    @Test
    void aServerIsToldOfWhatIsNoCountry() {
        Response answer = door.post("/v1/batch?writeKey=secret", "{\"batch\":["
                + PAGE.formatted("1", "United States", "") + "," + PAGE.formatted("2", "XX", "") + ","
                + PAGE.formatted("3", "US", "") + "]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Doorway.results(answer)).containsExactly("stored  context.location.country", "stored", "stored");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("United");
        assertThat(door.events()).extracting(Event::visitorCountry).containsExactly("", "", "US");
        assertThat(door.counts.assumedCurrencies()).isZero();
        Response both = door.post("/v1/track?writeKey=secret", """
                {"event":"Order Completed","messageId":"4","userId":"u","properties":{"order_id":"o","revenue":1},
                 "context":{"location":{"country":"USA"}}}""");
        assertThat(Doorway.results(both)).containsExactly("stored  properties.currency");
        assertThat(new String(both.body(), StandardCharsets.UTF_8)).contains("counts as USD; ",
                "context.location.country");
    }

    @Test
    void whereNobodyMayBeMeasuredNoCountryIsKept() {
        door.from("LI");
        String denied = ",\"consent\":{\"categoryPreferences\":{\"analytics\":false}}";
        door.site("/v1/page", PAGE.formatted("1", "", denied));
        door.post("/v1/page?writeKey=strict", PAGE.formatted("2", "", ""));
        door.post("/v1/page?writeKey=secret", PAGE.formatted("3", "LI", denied));
        door.site("/v1/page", PAGE.formatted("4", "", ",\"consent\":{\"ad_storage\":\"denied\"}"));
        assertThat(door.events()).extracting(Event::visitorCountry).containsExactly("", "", "", "LI");
    }

    @Test
    void whoSendsAgainFromAbroadHasSentTheSame() {
        door.from("DE");
        door.site("/v1/page", PAGE.formatted("1", "", ",\"page\":{}"));
        door.from("AT");
        assertThat(Doorway.results(door.site("/v1/page", PAGE.formatted("1", "", ",\"page\":{}"))))
                .containsExactly("duplicate");
        assertThat(door.event().visitorCountry()).isEqualTo("DE");
    }

    @Test
    void theMeasurementProtocolHasAPlaceForIt() {
        door.post("/mp/collect?api_secret=secret", """
                {"client_id":"1.2","user_location":{"city":"Wien","country_id":"AT"},
                 "events":[{"name":"page_view"}]}""");
        assertThat(door.event().visitorCountry()).isEqualTo("AT");
        Response said = door.post("/debug/mp/collect?api_secret=secret", """
                {"client_id":"1.2","user_location":{"country_id":"Austria"},"events":[{"name":"page_view"}]}""");
        assertThat(new String(said.body(), StandardCharsets.UTF_8)).contains("UNKNOWN_COUNTRY");
    }

    @Test
    void liveEventsSayIt() {
        door.from("DE");
        door.site("/v1/page", PAGE.formatted("1", "", ""));
        assertThat(Doorway.json(door.send("GET", "/api/v1/live?client=acme", new byte[0]))
                .at("/events/0/visitor_country").asString()).isEqualTo("DE");
    }
}
