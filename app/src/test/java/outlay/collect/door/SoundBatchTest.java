package outlay.collect.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import outlay.web.Response;

/// A batch that is sound as JSON is read in one pass; what is refused of it is kept as it was written all the same.
class SoundBatchTest {
    private final Doorway door = new Doorway();

    @Test
    void whatIsRefusedIsKeptAsItWasWritten() {
        Response answer = door.site("/v1/batch", """
                {"batch": [ { "type" : "fly" } ,
                {"type":"page","messageId":"1","anonymousId":"a"}, 7,{}, {"type":"page","context":{"x":[1,{}]}}
                ],"context":{"userAgent":"common"}}""");
        assertThat(Doorway.results(answer)).containsExactly("refused unknown_type type", "stored",
                "refused not_an_event", "refused unknown_type type", "refused missing_id anonymousId");
        assertThat(door.quarantine()).extracting(kept -> new String(kept.bytes(), UTF_8)).containsExactly(
                "{ \"type\" : \"fly\" }", "7", "{}", "{\"type\":\"page\",\"context\":{\"x\":[1,{}]}}");
        assertThat(door.event().seen().orElseThrow().userAgent()).isEqualTo("common");
    }

    /// One that is not is cut, so that what is unsound in it takes no other call with it.
    @Test
    void oneUnsoundCallTakesNoOtherWithIt() {
        String page = "{\"type\":\"page\",\"messageId\":\"%d\",\"anonymousId\":\"a\"}";
        Response answer = door.site("/v1/batch",
                "{\"batch\":[" + page.formatted(1) + ",{\"a\":1,\"a\":2}," + page.formatted(2) + "]}");
        assertThat(Doorway.results(answer)).containsExactly("stored", "refused not_json", "stored");
        assertThat(new String(door.quarantine().getFirst().bytes(), UTF_8)).isEqualTo("{\"a\":1,\"a\":2}");
    }
}
