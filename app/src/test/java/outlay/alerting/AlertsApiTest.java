package outlay.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.alert.Alert;
import outlay.base.ClientId;
import outlay.web.Mistakes;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertsApiTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @TempDir
    Path data;

    @Test
    void theOpenOnesAreOnTheFirstPageAndTheOthersComeInPagesThoughMoreAreOver() throws IOException {
        AlertBook book = AlertBook.open(data);
        book.look(ACME, List.of(alert("a"), alert("b"), alert("ü~c\n")), NOON);
        book.look(ACME, List.of(alert("d"), alert("e"), alert("f")), NOON.plusMillis(1));
        book.look(ACME, List.of(alert("e"), alert("f")), NOON.plusSeconds(2));
        Router api = new AlertsApi(book, new AlertTrial(List.of(), Clock.systemUTC())).addTo(new Router());
        JsonNode whole = page(api, Map.of());
        assertThat(subjects(whole)).containsExactly("e", "f", "d", "a", "b", "ü~c\n");
        assertThat(whole.get("over").asInt()).isEqualTo(4);
        assertThat(whole.get("next").isNull()).isTrue();

        JsonNode first = page(api, Map.of("limit", "2"));
        assertThat(subjects(first)).containsExactly("e", "f", "d", "a");
        book.look(ACME, List.of(alert("f")), NOON.plusSeconds(3));
        JsonNode second = page(api, Map.of("limit", "2", "after", first.get("next").asString()));
        assertThat(subjects(second)).as("none twice, none left out").containsExactly("b", "ü~c\n");
        assertThat(second.get("next").isNull()).isTrue();
        assertThatThrownBy(() -> page(api, Map.of("after", "b"))).isInstanceOf(Mistakes.class)
                .hasMessageContaining("begin without it");
        assertThatThrownBy(() -> page(api, Map.of("limit", "1001"))).isInstanceOf(Mistakes.class);
    }

    @Test
    void whoHasTheListAlreadyIsToldSo() throws IOException {
        AlertBook book = AlertBook.open(data);
        book.look(ACME, List.of(alert("a")), NOON);
        Router api = new AlertsApi(book, new AlertTrial(List.of(), Clock.systemUTC())).addTo(new Router());
        String tag = ask(api, Map.of(), Map.of()).headers().getOrDefault("ETag", "");
        assertThat(ask(api, Map.of(), Map.of("if-none-match", tag)).status()).isEqualTo(304);
        book.look(ACME, List.of(), NOON.plusSeconds(1));
        assertThat(ask(api, Map.of(), Map.of("if-none-match", tag)).status()).isEqualTo(200);
    }

    private static Alert alert(String subject) {
        return AlertBookTest.alert(subject, "10");
    }

    private static List<String> subjects(JsonNode page) {
        return page.get("alerts").valueStream().map(alert -> alert.get("subject").asString()).toList();
    }

    private static JsonNode page(Router api, Map<String, String> query) throws IOException {
        return JsonMapper.shared().readTree(ask(api, query, Map.of()).body());
    }

    private static Response ask(Router api, Map<String, String> query, Map<String, String> headers)
            throws IOException {
        Map<String, List<String>> all = new TreeMap<>(Map.of("client", List.of("acme")));
        query.forEach((name, value) -> all.put(name, new ArrayList<>(List.of(value))));
        return api.handle(new Request("GET", AlertsApi.PATH, Map.of(), all, headers, new byte[0], "127.0.0.1"));
    }
}
