package outlay.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.web.Mistakes;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PeopleApiTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOW = Instant.parse("2026-10-05T00:00:00Z");
    private static final String ANN = "email:ann@example.com";

    private final MemoryLog log = new MemoryLog();
    private Router api = new Router();

    @BeforeEach
    void facts() {
        AtomicInteger ids = new AtomicInteger();
        api = new PeopleApi(new LiveBooks(log), new PastBooks(log), new Words(log, Clock.fixed(NOW, ZoneOffset.UTC),
                () -> String.valueOf(ids.incrementAndGet()))).addTo(new Router());
        add(identify("1", "phone", "", "ann@example.com"));
        add(identify("2", "laptop", "u1", "ann@example.com"));
        add(identify("3", "desk", "", "info@example.com"));
        add(new Contact(ACME, "hubspot", "7", "v1", Optional.of(NOW), "Ann+crm@Example.com", "", "",
                Optional.empty(), new TreeMap<>()));
    }

    @Test
    void showsEverythingOfAPerson() throws IOException {
        JsonNode person = get("/api/v1/people", "client", "acme", "id", "anonymous:phone");
        assertThat(person.get("person").asString()).isEqualTo(ANN);
        assertThat(person.get("version").asLong()).isEqualTo(log.end());
        assertThat(person.get("identifiers").valueStream().map(JsonNode::asString)).containsExactly(ANN, "user:u1",
                "contact:hubspot/7", "anonymous:laptop", "anonymous:phone");
        assertThat(person.get("ties").valueStream().map(tie -> tie.get("rule").asString() + " "
                + tie.get("source").asString())).containsExactly("device 1", "signed_in 2", "device 2",
                        "record hubspot/contact/7/v1");
    }

    @Test
    void saysWhyAndWhatWasRefused() throws IOException {
        JsonNode chain = get("/api/v1/people/why", "client", "acme", "one", "contact:hubspot/7", "other",
                "anonymous:laptop");
        assertThat(chain.get("one_person").asBoolean()).isTrue();
        assertThat(chain.get("chain").valueStream().map(tie -> tie.get("other").asString())).containsExactly(ANN,
                "anonymous:laptop");
        assertThat(get("/api/v1/people/why", "client", "acme", "one", "anonymous:desk", "other", ANN)
                .get("one_person").asBoolean()).isFalse();
        assertThat(get("/api/v1/people/refused", "client", "acme").get("counts").toString())
                .isEqualTo("{\"role_mailbox\":1}");
        assertThat(get("/api/v1/people/suggestions", "client", "acme").get("suggestions")).isEmpty();
    }

    @Test
    void splitsAndJoinsBackWithFactsInTheLog() throws IOException {
        long before = log.end();
        JsonNode split = post("/api/v1/people/split", "anonymous:phone", ANN);
        assertThat(split.get("one_person").asBoolean()).isFalse();
        assertThat(get("/api/v1/people", "client", "acme", "id", "anonymous:phone").get("identifiers")).hasSize(1);
        assertThat(get("/api/v1/people", "client", "acme", "id", "anonymous:phone", "as_of", String.valueOf(before))
                .get("identifiers")).hasSize(5);
        assertThatThrownBy(() -> post("/api/v1/people/split", ANN, "anonymous:phone")).isInstanceOf(Mistakes.class)
                .hasMessageContaining("split before");
        assertThat(post("/api/v1/people/join-back", ANN, "anonymous:phone").get("one_person").asBoolean()).isTrue();
        assertThatThrownBy(() -> post("/api/v1/people/join-back", ANN, "anonymous:phone"))
                .isInstanceOf(Mistakes.class).hasMessageContaining("nobody has split");
    }

    @Test
    void saysThatTwoAreStillOneByAnotherTie() throws IOException {
        add(identify("4", "phone", "u1", ""));
        JsonNode split = post("/api/v1/people/split", "anonymous:phone", ANN);
        assertThat(split.get("one_person").asBoolean()).isTrue();
        assertThat(split.get("chain").valueStream().map(tie -> tie.get("other").asString()))
                .containsExactly("user:u1", ANN);
    }

    @Test
    void whatIsWrongIsNamedAndChangesNothing() {
        long before = log.end();
        assertThatThrownBy(() -> get("/api/v1/people", "client", "acme", "id", "ann")).isInstanceOf(Mistakes.class)
                .hasMessageContaining("email:ann@example.com");
        assertThatThrownBy(() -> get("/api/v1/people", "client", "acme", "id", "email:eve@example.com"))
                .isInstanceOf(Refused.class).hasMessageContaining("nothing is known");
        assertThatThrownBy(() -> get("/api/v1/people", "client", "other", "id", ANN)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> get("/api/v1/people", "client", "acme", "id", ANN, "as_of", "yesterday"))
                .isInstanceOf(Mistakes.class);
        assertThatThrownBy(() -> get("/api/v1/people", "client", "acme", "id", ANN, "as_of", "999999"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> post("/api/v1/people/split", "anonymous:desk", ANN)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("no tie leads");
        assertThatThrownBy(() -> send("/api/v1/people/split", "text/plain", "{}")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> send("/api/v1/people/split", "application/json", "{")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> send("/api/v1/people/split", "application/json", "[]")).isInstanceOf(Mistakes.class);
        assertThat(log.end()).isEqualTo(before);
    }

    private void add(Fact fact) {
        log.append(List.of(FactCodec.encode(fact, NOW))).join();
    }

    private static Event identify(String id, String device, String user, String email) {
        return new Event(ACME, id, Instant.parse("2026-10-0" + id + "T00:00:00Z"), Event.Type.IDENTIFY, "", device,
                user, "", email, Landing.NONE, Optional.empty());
    }

    private JsonNode get(String path, String... query) throws IOException {
        Map<String, List<String>> texts = new HashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            texts.put(query[i], List.of(query[i + 1]));
        }
        return JsonMapper.shared().readTree(api.handle(
                new Request("GET", path, Map.of(), texts, Map.of(), new byte[0], "127.0.0.1")).body());
    }

    private JsonNode post(String path, String one, String other) throws IOException {
        return send(path, "application/json", "{\"client\":\"acme\",\"one\":\"" + one + "\",\"other\":\"" + other
                + "\",\"reason\":\"a shared tablet\"}");
    }

    private JsonNode send(String path, String type, String body) throws IOException {
        return JsonMapper.shared().readTree(api.handle(new Request("POST", path, Map.of(), Map.of(),
                Map.of("content-type", type), body.getBytes(UTF_8), "127.0.0.1")).body());
    }
}
