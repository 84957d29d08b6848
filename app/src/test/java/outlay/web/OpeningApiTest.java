package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.report.AsOf;
import outlay.report.Changes;
import outlay.report.Edition;
import outlay.report.Question;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cells, receipts, versions and causes over HTTP.
class OpeningApiTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOON = Instant.parse("2026-10-10T12:00:00Z");

    private final MemoryLog log = new MemoryLog();
    private final Router router = Api.routes(new InMemory(new LiveBooks(log), new PastBooks(log)), () -> true);

    private record InMemory(LiveBooks live, PastBooks past) implements Reports {
        @Override
        public List<ClientId> clients() {
            return live.clients();
        }

        @Override
        public Edition edition(ClientId client, Optional<AsOf> asOf) {
            return asOf.map(then -> past.of(client, then)).orElseGet(() -> live.edition(client));
        }

        @Override
        public Versioned answer(Question question, Optional<AsOf> asOf) {
            Edition edition = edition(question.client(), asOf);
            return new Versioned(edition.books().answer(question), edition.version());
        }

        @Override
        public Changes changes(Question question, AsOf before, Optional<AsOf> after) {
            return past.changes(question, before, after);
        }
    }

    OpeningApiTest() {
        page("p1", "2026-10-01", "google", "cpc");
        page("p2", "2026-10-02", "news", "email");
        for (int i = 1; i <= 5; i++) {
            sale("s" + i, Sale.Kind.ORDER, "A/" + i, "100.01");
        }
    }

    @Test
    void pagesThroughTheConversionsBehindARow() {
        assertThat(get("/api/v1/reports/channels", "client", "acme").at("/rows/0/revenue").asString())
                .isEqualTo("250.05");
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("/api/v1/journeys", "client", "acme", "channel", "Email", "limit", "2", "after", next);
            page.get("journeys").forEach(line -> seen.add(line.get("conversion").asString()));
            assertThat(page.get("count").asInt()).isEqualTo(5);
            assertThat(page.at("/totals/0/revenue").asString()).isEqualTo("250.05");
            next = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!next.isEmpty());
        assertThat(seen).containsExactly("order/A/1", "order/A/2", "order/A/3", "order/A/4", "order/A/5");
    }

    @Test
    void opensTheRowsOfABreakdown() {
        JsonNode stages = get("/api/v1/breakdowns/stages", "client", "acme");
        assertThat(stages.get("rows").size()).isEqualTo(1);
        assertThat(stages.at("/rows/0/stage").asString()).isEqualTo("no_campaign");
        JsonNode behind = get("/api/v1/journeys", "client", "acme", "breakdown", "stages", "stage", "no_campaign");
        assertThat(behind.at("/totals/0/revenue").asString()).isEqualTo(stages.at("/rows/0/revenue").asString())
                .isEqualTo("500.05");
        assertThat(get("/api/v1/journeys", "client", "acme", "channel", "Email", "breakdown", "segments", "without",
                "country,industry,employees").at("/totals/0/revenue").asString()).isEqualTo("250.05");
        assertThat(get("/api/v1/journeys", "client", "acme", "breakdown", "stages", "stage", "awareness")
                .get("count").asInt()).isZero();
    }

    @Test
    void opensACountryThatVisitsCameFrom() {
        JsonNode countries = get("/api/v1/breakdowns/visitor_countries", "client", "acme");
        assertThat(countries.get("knows_spend").asBoolean()).isFalse();
        assertThat(countries.get("rows").valueStream().map(row -> row.get("visitor_country").asString() + " "
                + row.get("revenue").asString())).containsExactlyInAnyOrder("DE 250.00", " 250.05");
        assertThat(countries.at("/rows/0").has("spend")).isFalse();
        assertThat(get("/api/v1/journeys", "client", "acme", "breakdown", "visitor_countries", "visitor_country", "DE")
                .at("/totals/0/revenue").asString()).isEqualTo("250.00");
        assertThat(get("/api/v1/journeys", "client", "acme", "breakdown", "visitor_countries", "without",
                "visitor_country").at("/totals/0/revenue").asString()).isEqualTo("250.05");
        assertThat(get("/api/v1/receipts", "client", "acme", "conversion", "order/A/1").get("touches").valueStream()
                .map(touch -> touch.get("visitor_country").asString())).containsExactly("DE", "");
        assertThat(catchThrowableOfType(Mistakes.class, () -> get("/api/v1/spend", "client", "acme", "breakdown",
                "visitor_countries", "visitor_country", "DE")).list()).extracting(Mistake::field)
                .containsExactly("breakdown");
    }

    @Test
    void aRowIsNamedByAllItsColumns() {
        assertThat(mistaken("breakdown", "tactics", "stage", "awareness")).containsExactly("tactic");
        assertThat(mistaken("breakdown", "stages", "stage", "awareness", "without", "stage"))
                .containsExactly("stage");
        assertThat(mistaken("breakdown", "stages", "stage", "awareness", "country", "Peru"))
                .containsExactly("country");
        assertThat(mistaken("stage", "awareness")).containsExactly("stage");
        assertThat(mistaken("breakdown", "moods")).containsExactly("breakdown");
    }

    private List<String> mistaken(String... row) {
        String[] query = Stream.concat(Stream.of("client", "acme"), Stream.of(row)).toArray(String[]::new);
        return catchThrowableOfType(Mistakes.class, () -> get("/api/v1/journeys", query)).list().stream()
                .map(Mistake::field).toList();
    }

    @Test
    void opensAConversionWhoseIdHasASlash() {
        sale("r1", Sale.Kind.REFUND, "A/1", "40.00");
        JsonNode receipt = get("/api/v1/receipts", "client", "acme", "conversion", "order/A/1");
        assertThat(receipt.at("/touches/0/credits/0/amount").asString()).isEqualTo("50.00");
        assertThat(receipt.at("/touches/1/credits/0/amount").asString()).isEqualTo("50.01");
        assertThat(receipt.at("/touches/1/credits/1/amount").asString()).isEqualTo("-20.00");
        assertThat(receipt.at("/touches/1/share").asString()).isEqualTo("1/2");
        assertThat(receipt.at("/proofs/0/value").asString()).isEqualTo("60.01");
        assertThat(receipt.at("/proofs/0/holds").asBoolean()).isTrue();
        assertThat(get("/api/v1/receipts", "client", "acme", "conversion", "order/A/1", "lookback_days", "1")
                .at("/touches/0/verdict").asString()).isEqualTo("older than the lookback window");
    }

    @Test
    void answersAgainWhatItAnsweredThenAndSaysWhatHasChanged() {
        JsonNode before = get("/api/v1/reports/channels", "client", "acme");
        String version = before.get("version").asString();
        sale("r1", Sale.Kind.REFUND, "A/1", "40.00");
        assertThat(get("/api/v1/reports/channels", "client", "acme")).isNotEqualTo(before);
        assertThat(get("/api/v1/reports/channels", "client", "acme", "as_of", version)).isEqualTo(before);
        JsonNode changes = get("/api/v1/changes", "client", "acme", "as_of_before", version);
        assertThat(changes.at("/totals/0/causes/0/cause").asString()).isEqualTo("refund");
        assertThat(changes.at("/totals/0/causes/0/revenue").asString()).isEqualTo("-40.00");
        assertThat(changes.at("/totals/0/causes").size()).isEqualTo(1);
        assertThat(changes.get("from_version").asString()).isEqualTo(version);
        assertThat(get("/api/v1/journeys", "client", "acme", "as_of", NOON.minusSeconds(1).toString()).get("count")
                .asInt()).isZero();
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() {
        Mistakes all = catchThrowableOfType(Mistakes.class, () -> get("/api/v1/journeys", "client", "acme", "limit",
                "0", "after", "yesterday", "without", "money", "as_of", "soon", "colour", "red"));
        assertThat(all.list()).extracting(Mistake::field).containsExactlyInAnyOrder("limit", "after", "without",
                "as_of", "colour");
        Mistakes both = catchThrowableOfType(Mistakes.class,
                () -> get("/api/v1/journeys", "client", "acme", "ad", "7", "without", "ad"));
        assertThat(both.list()).extracting(Mistake::field).containsExactly("ad");
        Mistakes none = catchThrowableOfType(Mistakes.class, () -> get("/api/v1/changes", "client", "acme", "by", "x"));
        assertThat(none.list()).extracting(Mistake::field).containsExactly("by", "as_of_before");
        assertThat(catchThrowableOfType(Mistakes.class, () -> get("/api/v1/receipts", "client", "acme")).list())
                .extracting(Mistake::field).containsExactly("conversion");
        assertThat(refusal("/api/v1/receipts", "client", "acme", "conversion", "order/none").status()).isEqualTo(404);
        assertThat(refusal("/api/v1/journeys", "client", "nobody").status()).isEqualTo(404);
        Problem future = refusal("/api/v1/reports/channels", "client", "acme", "as_of", "99");
        assertThat(future.status()).isEqualTo(422);
        assertThat(future.detail()).contains("has not come yet");
        assertThat(refusal("/api/v1/reports/channels", "client", "acme", "currency", "EUR").detail())
                .contains("no rate from USD to EUR");
    }

    @Test
    void describesItsParameters() {
        JsonNode description = get("/openapi.json");
        assertThat(parameters(description, "/api/v1/journeys"))
                .isEqualTo(parameters(description, "/api/v1/spend")).isEqualTo(names(OpeningReader.NAMES));
        assertThat(parameters(description, "/api/v1/receipts")).isEqualTo(names(List.of("conversion")));
        assertThat(parameters(description, "/api/v1/changes")).isEqualTo(names(ChangesReader.NAMES));
    }

    private static TreeSet<String> names(List<String> own) {
        TreeSet<String> names = new TreeSet<>(QuestionReader.NAMES);
        names.addAll(own);
        return names;
    }

    private static TreeSet<String> parameters(JsonNode description, String path) {
        TreeSet<String> names = new TreeSet<>();
        description.get("paths").get(path).get("get").get("parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        });
        return names;
    }

    private JsonNode get(String path, String... query) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            texts.put(query[i], List.of(query[i + 1]));
        }
        try {
            Response response = router.handle(new Request("GET", path, Map.of(), texts, Map.of(),
                    new byte[0], "127.0.0.1"));
            assertThat(response.status()).isEqualTo(200);
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Problem refusal(String path, String... query) {
        return catchThrowableOfType(Refused.class, () -> get(path, query)).problem();
    }

    private void page(String id, String day, String source, String medium) {
        append(new Event(ACME, id, Instant.parse(day + "T10:00:00Z"), Event.Type.PAGE, "", "a", "", "", "",
                new Landing("https://www.acme.com/", "", new TreeMap<>(Map.of("utm_source", source,
                        "utm_medium", medium)), new TreeMap<>()),
                Optional.empty()).from(source.equals("google") ? "DE" : ""));
    }

    private void sale(String id, Sale.Kind kind, String order, String amount) {
        append(new Event(ACME, id, Instant.parse("2026-10-03T10:00:00Z"), Event.Type.TRACK, "", "a", "", "", "",
                Landing.NONE, Optional.of(new Sale(kind, order, Money.parse(amount, "USD")))));
    }

    private void append(Fact fact) {
        log.append(List.of(FactCodec.encode(fact, NOON)));
    }
}
