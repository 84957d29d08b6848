package outlay.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Consent;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.web.Mistakes;
import outlay.web.PeopleKey;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PeopleApiTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOW = Instant.parse("2026-10-05T00:00:00Z");
    private static final String ANN = "email:ann@example.com";

    private final MemoryLog log = new MemoryLog();
    private Router api = new Router();

    @BeforeEach
    void facts() {
        AtomicInteger ids = new AtomicInteger();
        api = new PeopleApi(log, new LiveBooks(log), new PastBooks(log),
                new Words(log, Clock.fixed(NOW, ZoneOffset.UTC),
                        () -> String.valueOf(ids.incrementAndGet())),
                new PeopleKey(client -> "key of " + client))
                .addTo(new Router(), local -> local);
        add(identify("1", "phone", "", "ann@example.com"));
        add(identify("2", "laptop", "u1", "ann@example.com"));
        add(identify("3", "desk", "", "info@example.com"));
        add(new Contact(ACME, "hubspot", "7", "v1", Optional.of(NOW), "Ann+crm@Example.com", "", "",
                Optional.empty(), new TreeMap<>()));
    }

    @Test
    void showsEverythingOfAPerson() throws IOException {
        JsonNode person = ask("/api/v1/people", "client", "acme", "id", "anonymous:phone");
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
        JsonNode chain = ask("/api/v1/people/why", "client", "acme", "one", "contact:hubspot/7", "other",
                "anonymous:laptop");
        assertThat(chain.get("one_person").asBoolean()).isTrue();
        assertThat(chain.get("chain").valueStream().map(tie -> tie.get("other").asString())).containsExactly(ANN,
                "anonymous:laptop");
        assertThat(ask("/api/v1/people/why", "client", "acme", "one", "anonymous:desk", "other", ANN)
                .get("one_person").asBoolean()).isFalse();
        assertThat(ask("/api/v1/people/refused", "client", "acme").get("counts").toString())
                .isEqualTo("{\"role_mailbox\":1}");
        assertThat(ask("/api/v1/people/suggestions", "client", "acme").get("suggestions")).isEmpty();
    }

    @Test
    void listsOfPeopleComeInPages() throws IOException {
        add(met("r1", "hall", "office@example.com"));
        add(met("r2", "door", "sales@example.com"));
        add(met("s1", "a", "jonathan.miller@example.com"));
        add(met("s2", "b", "jonathan.milelr@example.com"));
        add(met("s3", "c", "susanna.becker@example.com"));
        add(met("s4", "d", "susanna.bekcer@example.com"));
        for (String list : List.of("refused", "suggestions")) {
            JsonNode whole = ask("/api/v1/people/" + list, "client", "acme").get(list);
            assertThat(whole).as(list).hasSizeGreaterThan(1);
            List<JsonNode> paged = new ArrayList<>();
            String after = "";
            do {
                JsonNode page = ask("/api/v1/people/" + list, "client", "acme", "limit", "1", "after", after);
                assertThat(page.get(list)).hasSize(1);
                page.get(list).forEach(paged::add);
                after = page.get("next").asString("");
                if (paged.size() == 1) {
                    add(met("later-" + list, "hall-" + list, "admin@example.com"));
                }
            } while (!after.isEmpty());
            assertThat(paged).as(list).doesNotHaveDuplicates().containsAll(whole.valueStream().skip(1).toList());
        }
        assertThatThrownBy(() -> ask("/api/v1/people/refused", "client", "acme", "after", "x"))
                .isInstanceOf(Mistakes.class);
        assertThatThrownBy(() -> ask("/api/v1/people/nearby", "client", "acme", "limit", "0"))
                .isInstanceOf(Mistakes.class);
    }

    @Test
    void tellsHowAPersonGrewVersionByVersion() throws IOException {
        word("/api/v1/people/split", ANN, "anonymous:phone");
        JsonNode history = ask("/api/v1/people/history", "client", "acme", "id", "anonymous:phone");
        assertThat(history.get("changes").valueStream().map(change -> change.get("version").asLong() + " "
                + change.get("what").asString() + " " + change.get("identifiers").valueStream().map(JsonNode::asString)
                        .toList()
                + " " + change.get("source").asString()
                + " " + change.get("ties").valueStream().map(tie -> tie.get("rule").asString()).toList()))
                .containsExactly("1 seen [anonymous:phone] 1 []", "1 joined [" + ANN + "] 1 [device]",
                        "2 joined [user:u1, anonymous:laptop] 2 [signed_in, device]",
                        "4 joined [contact:hubspot/7] hubspot/contact/7/v1 [record]",
                        "5 left [" + ANN + ", user:u1, contact:hubspot/7, anonymous:laptop] word/1 []");
        assertThat(ask("/api/v1/people/history", "client", "acme", "id", "user:u1", "as_of", "2").get("changes"))
                .hasSize(2);
        assertThatThrownBy(() -> ask("/api/v1/people/history", "client", "acme", "id", "user:nobody"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void findsWholeIdentifiersOfAnyKindAndNoParts() throws IOException {
        add(new Event(ACME, "order", Instant.parse("2026-10-04T00:00:00Z"), Event.Type.TRACK, "Order Completed",
                "laptop", "u1", "", "", Landing.NONE, Optional.of(new Sale(Sale.Kind.ORDER, "A-1001",
                        new Money(10_000, new Currency("EUR"))))));
        for (String text : List.of("ann@example.com", " ANN+news@example.com ", ANN, "u1", "user:u1", "laptop", "7",
                "contact:hubspot/7", "A-1001", "order/A-1001")) {
            JsonNode found = ask("/api/v1/people/find", "client", "acme", "text", text);
            assertThat(found.at("/found/0/person").asString()).as(text).isEqualTo(ANN);
        }
        for (String part : List.of("ann", "example.com", "@", "u", "%", "*", "hubspot", "A-100")) {
            assertThat(ask("/api/v1/people/find", "client", "acme", "text", part).get("found")).as(part).isEmpty();
        }
        add(identify("5", "7", "", "bob@example.com"));
        assertThat(ask("/api/v1/people/find", "client", "acme", "text", "7").get("found").valueStream()
                .map(one -> one.get("identifier").asString())).containsExactly("anonymous:7", "contact:hubspot/7");
        assertThatThrownBy(() -> ask("/api/v1/people/find", "client", "acme", "text", " "))
                .isInstanceOf(Mistakes.class);
    }

    @Test
    void saysWhatIsKnownAndWhatLedToWhat() throws IOException {
        add(identify("4", "phone", "u2", "bob@example.com"));
        JsonNode profile = ask("/api/v1/people/profile", "client", "acme", "id", "user:u1");
        assertThat(profile.get("person").asString()).isEqualTo(ANN);
        assertThat(profile.get("facts").asInt()).isEqualTo(3);
        assertThat(profile.get("consent").valueStream().map(one -> one.get("state").asString())).hasSize(5)
                .containsOnly("unknown");
        word("/api/v1/people/split", ANN, "anonymous:laptop");
        assertThat(ask("/api/v1/people/profile", "client", "acme", "id", "user:u1").at("/splits/0/reason").asString())
                .isEqualTo("a shared tablet");
        JsonNode journey = ask("/api/v1/people/journey", "client", "acme", "id", "user:u1");
        assertThat(journey.get("touch_count").asInt()).isZero();
        assertThat(journey.get("conversions")).isEmpty();
    }

    @Test
    void nobodySeesAnybodyWithoutTheKeyOfTheirClient() throws IOException {
        long before = log.end();
        for (String path : List.of("", "/find", "/profile", "/journey", "/why", "/history", "/refused", "/suggestions",
                "/nearby", "/split", "/join-back", "/join")) {
            for (String client : List.of("acme", "nobody")) {
                for (String key : List.of("", "Bearer ", "Bearer key of other", "key of acme")) {
                    assertThatThrownBy(() -> send("/api/v1/people" + path, "application/json", "{\"client\":\""
                            + client + "\",\"id\":\"user:u1\",\"text\":\"u1\"}", key)).as(path)
                            .isInstanceOfSatisfying(Refused.class,
                                    refused -> assertThat(refused.problem().status()).isEqualTo(401));
                }
            }
        }
        assertThat(log.end()).isEqualTo(before);
    }

    @Test
    void splitsAndJoinsBackWithFactsInTheLog() throws IOException {
        long before = log.end();
        JsonNode split = word("/api/v1/people/split", "anonymous:phone", ANN);
        assertThat(split.get("one_person").asBoolean()).isFalse();
        assertThat(ask("/api/v1/people", "client", "acme", "id", "anonymous:phone").get("identifiers")).hasSize(1);
        assertThat(ask("/api/v1/people", "client", "acme", "id", "anonymous:phone", "as_of", String.valueOf(before))
                .get("identifiers")).hasSize(5);
        assertThatThrownBy(() -> word("/api/v1/people/split", ANN, "anonymous:phone")).isInstanceOf(Mistakes.class)
                .hasMessageContaining("split before");
        assertThat(word("/api/v1/people/join-back", ANN, "anonymous:phone").get("one_person").asBoolean()).isTrue();
        assertThatThrownBy(() -> word("/api/v1/people/join-back", ANN, "anonymous:phone"))
                .isInstanceOf(Mistakes.class).hasMessageContaining("nobody has split");
    }

    @Test
    void browsersThatMayBeOneAreSuggestedJoinedListedAndTakenBack() throws IOException {
        add(page("x", "2026-10-01T10:00:00Z"));
        add(page("y", "2026-10-01T11:00:00Z"));
        long before = log.end();
        add(page("z", "2026-10-01T12:00:00Z"));
        assertThat(nearby()).containsExactly("10 anonymous:x anonymous:z", "10 anonymous:y anonymous:z",
                "20 anonymous:x anonymous:y");
        JsonNode then = ask("/api/v1/people/nearby", "client", "acme", "as_of", String.valueOf(before));
        assertThat(then.get("suggestions")).hasSize(1);
        assertThat(then.get("version").asLong()).isEqualTo(before);

        JsonNode joined = word("/api/v1/people/join", "anonymous:x", "anonymous:y");
        assertThat(joined.at("/chain/0/source").asString()).isEqualTo("word/1");
        assertThat(nearby()).doesNotContain("20 anonymous:x anonymous:y");
        JsonNode joins = ask("/api/v1/people/profile", "client", "acme", "id", "anonymous:y").get("joins");
        assertThat(joins.valueStream().map(join -> join.get("one").asString() + " " + join.get("other").asString()
                + " " + join.get("reason").asString())).containsExactly("anonymous:x anonymous:y a shared tablet");
        assertThatThrownBy(() -> word("/api/v1/people/join", "anonymous:y", "anonymous:x"))
                .isInstanceOf(Mistakes.class).hasMessageContaining("one person already");
        assertThatThrownBy(() -> word("/api/v1/people/join", "anonymous:y", ANN)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("only devices");

        assertThat(word("/api/v1/people/split", "anonymous:y", "anonymous:x").get("one_person").asBoolean()).isFalse();
        JsonNode apart = ask("/api/v1/people/profile", "client", "acme", "id", "anonymous:x");
        assertThat(apart.get("joins")).isEmpty();
        assertThat(apart.get("splits")).hasSize(1);
        word("/api/v1/people/join-back", "anonymous:x", "anonymous:y");
        assertThat(ask("/api/v1/people/profile", "client", "acme", "id", "anonymous:x").get("joins")).hasSize(1);
    }

    /// What a sender calls so is no word of somebody's.
    @Test
    void anAliasFromADoorIsNotListedAsAJoin() throws IOException {
        Event page = page("x", "2026-10-01T10:00:00Z");
        add(page);
        add(new Event(ACME, "word/9", NOW, Event.Type.ALIAS, "", "w", "", "x", "", Landing.NONE, Optional.empty(),
                page.seen()));
        JsonNode profile = ask("/api/v1/people/profile", "client", "acme", "id", "anonymous:x");
        assertThat(profile.get("facts").asInt()).isEqualTo(2);
        assertThat(profile.get("joins")).isEmpty();
    }

    private List<String> nearby() throws IOException {
        return ask("/api/v1/people/nearby", "client", "acme").get("suggestions").valueStream().map(
                one -> one.get("score").asInt() + " " + one.get("one").asString() + " " + one.get("other").asString())
                .sorted().toList();
    }

    private static Event page(String device, String at) {
        return new Event(ACME, "p" + device, Instant.parse(at), Event.Type.PAGE, "", device, "", "", "", Landing.NONE,
                Optional.empty(), Optional.of(new Seen(Seen.Trust.BROWSER, "k", false, Seen.Bot.NO,
                        Seen.Clock.AS_SENT, Consent.UNKNOWN, "203.0.113.0",
                        "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0", "", new TreeMap<>())));
    }

    @Test
    void saysThatTwoAreStillOneByAnotherTie() throws IOException {
        add(identify("4", "phone", "u1", ""));
        JsonNode split = word("/api/v1/people/split", "anonymous:phone", ANN);
        assertThat(split.get("one_person").asBoolean()).isTrue();
        assertThat(split.get("chain").valueStream().map(tie -> tie.get("other").asString()))
                .containsExactly("user:u1", ANN);
    }

    @Test
    void whatIsWrongIsNamedAndChangesNothing() {
        long before = log.end();
        assertThatThrownBy(() -> ask("/api/v1/people", "client", "acme", "id", "ann")).isInstanceOf(Mistakes.class)
                .hasMessageContaining("email:ann@example.com");
        assertThatThrownBy(() -> ask("/api/v1/people", "client", "acme", "id", "email:eve@example.com"))
                .isInstanceOf(Refused.class).hasMessageContaining("nothing is known");
        assertThatThrownBy(() -> ask("/api/v1/people", "client", "other", "id", ANN)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ask("/api/v1/people", "client", "acme", "id", ANN, "as_of", "yesterday"))
                .isInstanceOf(Mistakes.class);
        assertThatThrownBy(() -> ask("/api/v1/people", "client", "acme", "id", ANN, "as_of", "999999"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> word("/api/v1/people/split", "anonymous:desk", ANN)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("no tie leads");
        assertThatThrownBy(() -> send("/api/v1/people/split", "text/plain", "{}", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> send("/api/v1/people/split", "application/json", "{", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> send("/api/v1/people/split", "application/json", "[]", ""))
                .isInstanceOf(Mistakes.class);
        assertThat(log.end()).isEqualTo(before);
    }

    private void add(Fact fact) {
        log.append(List.of(FactCodec.encode(fact, NOW))).join();
    }

    private static Event met(String id, String device, String email) {
        return new Event(ACME, id, NOW, Event.Type.IDENTIFY, "", device, "", "", email, Landing.NONE,
                Optional.empty());
    }

    private static Event identify(String id, String device, String user, String email) {
        return new Event(ACME, id, Instant.parse("2026-10-0" + id + "T00:00:00Z"), Event.Type.IDENTIFY, "", device,
                user, "", email, Landing.NONE, Optional.empty());
    }

    private JsonNode ask(String path, String... fields) throws IOException {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return send(path, "application/json", body.toString(), "Bearer key of " + body.path("client").asString(""));
    }

    private JsonNode word(String path, String one, String other) throws IOException {
        return ask(path, "client", "acme", "one", one, "other", other, "reason", "a shared tablet");
    }

    private JsonNode send(String path, String type, String body, String key) throws IOException {
        return JsonMapper.shared().readTree(api.handle(new Request("POST", path, Map.of(), Map.of(),
                Map.of("content-type", type, "authorization", key), body.getBytes(UTF_8), "127.0.0.1")).body());
    }
}
