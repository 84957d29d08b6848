package outlay.collect.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outlay.log.Outcome;
import outlay.testkit.Draw;
import outlay.testkit.Property;
import outlay.web.Response;

/// received = stored + duplicate + conflict + refused, to the unit, whatever comes and whatever the disk does; and the
/// answers say the same as the counts.
class AddsUpTest {
    private static final List<String> TARGETS = List.of("/v1/batch?writeKey=site", "/v1/track?writeKey=secret",
            "/v1/batch?writeKey=nobody", "/v1/batch", "/mp/collect?api_secret=secret", "/g/collect?tid=shop&cid=1.1",
            "/v1/batch?writeKey=strict", "/v1/batch?writeKey=signed");

    @Test
    void everythingThatCameIsSomewhere() {
        Property.check(400, 5, draw -> {
            Doorway door = new Doorway();
            long stored = 0;
            long refused = 0;
            for (int i = draw.between(1, 12); i > 0; i--) {
                disturb(door, draw);
                Response answer = door.post(draw.pick(TARGETS), body(draw));
                assertThat(door.adds()).isTrue();
                for (String result : answer.status() == 429 ? List.<String>of() : Doorway.results(answer)) {
                    stored += result.equals("stored") ? 1 : 0;
                    refused += result.startsWith("refused") ? 1 : 0;
                }
                boolean taken = answer.status() == 200 || answer.status() == 204 || answer.status() == 207;
                assertThat(taken || answer.status() >= 400).isTrue();
            }
            assertThat(door.counts.stored()).isGreaterThanOrEqualTo(stored);
            assertThat(door.counts.refused()).isGreaterThanOrEqualTo(refused);
            assertThat(door.events()).hasSize((int) door.counts.stored());
        });
    }

    private static void disturb(Doorway door, Draw draw) {
        door.at(Doorway.NOW.plusSeconds(draw.between(0, 600)));
        door.log.refuseAfter(draw.chance(20) ? draw.between(0, 3) : Integer.MAX_VALUE, Outcome.Reason.DISK_FULL);
        Optional<Response> refusal = draw.chance(10) ? Optional.of(Response.text(429, "later")) : Optional.empty();
        door.admission((key, request, bytes, events) -> refusal);
    }

    private static String body(Draw draw) {
        String items = String.join(",", draw.list(0, 6, AddsUpTest::item));
        return draw.pick("{\"batch\":[" + items + "]}", "{\"client_id\":\"1.2\",\"events\":[" + items + "]}",
                "{\"batch\":[" + items, items.isEmpty() ? "en=page_view" : items, "en=scroll\nen=page_view\nx=1");
    }

    private static String item(Draw draw) {
        return "{" + draw.pick("\"type\":\"page\"", "\"type\":\"fly\"", "\"name\":\"scroll\"", "\"type\":")
                + ",\"messageId\":\""
                + draw.between(1, 4) + "\",\"timestamp\":\"" + draw.pick("2026-10-01T12:00:00Z", "soon") + "\""
                + draw.pick(",\"anonymousId\":\"a\"", ",\"anonymousId\":\"b\"", "") + "}";
    }
}
