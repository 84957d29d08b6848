package outlay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.demo.DemoWorld.Summary;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoEventsTest {
    @TempDir
    private static Path temp;
    private static World world = new World(Path.of(""), Path.of(""));
    private static final List<Summary> SUMMARY = new ArrayList<>();
    /// Well-formed events by their message ids.
    private static final Map<String, JsonNode> EVENTS = new HashMap<>();
    private static final Map<String, String> LINES = new HashMap<>();
    private static int duplicates;
    private static final List<String> MALFORMED = new ArrayList<>();

    @BeforeAll
    static void write() throws IOException {
        world = new World(temp.resolve("data"), temp.resolve("truth"));
        SUMMARY.add(DemoWorld.write(world.folder(), 7, DemoWorld.Size.SMALL));
        for (String line : world.allEvents()) {
            JsonNode event;
            try {
                event = JsonMapper.shared().readTree(line);
            } catch (JacksonException truncated) {
                MALFORMED.add("not json");
                continue;
            }
            if (!event.has("type")) {
                MALFORMED.add("no type");
            } else if (event.get("timestamp").asString().equals("yesterday")) {
                MALFORMED.add("no time");
            } else if (EVENTS.putIfAbsent(event.get("messageId").asString(), event) != null) {
                assertThat(line).isEqualTo(LINES.get(event.get("messageId").asString()));
                duplicates++;
            } else {
                LINES.put(event.get("messageId").asString(), line);
            }
        }
    }

    @Test
    void everythingIsCounted() throws IOException {
        Summary summary = SUMMARY.getFirst();
        JsonNode events = world.totals().get("events");
        assertThat(EVENTS).hasSize((int) summary.events()).hasSizeBetween(15_000, 28_000);
        assertThat(duplicates).isEqualTo((int) summary.duplicates()).isGreaterThan(50);
        assertThat(MALFORMED).containsExactly("not json", "no type", "no time").hasSize((int) summary.malformed());
        assertThat(events.get("wellFormed").asLong()).isEqualTo(EVENTS.size());
        assertThat(events.get("duplicates").asLong()).isEqualTo(duplicates);
        assertThat(world.people()).hasSize((int) summary.people());
    }

    @Test
    void aMonthsFileHoldsItsMonthAndTheLateFileWhatCameLate() throws IOException {
        Set<String> inTime = new HashSet<>();
        for (String month : List.of("2026-07", "2026-08", "2026-09")) {
            inTime.addAll(world.events("events-" + month + ".jsonl"));
        }
        int late = 0;
        for (String line : world.events("events-late.jsonl")) {
            JsonNode event = JsonMapper.shared().readTree(line);
            if (Duration.between(at(event), time(event, "receivedAt")).toHours() < 24) {
                assertThat(inTime).as("the first copy of a late duplicate").contains(line);
            } else {
                late++;
            }
        }
        assertThat(late).isGreaterThanOrEqualTo((int) SUMMARY.getFirst().late()).isGreaterThan(100);
        Instant before = Instant.EPOCH;
        for (String line : world.events("events-2026-08.jsonl")) {
            if (line.contains("\"receivedAt\"") && line.endsWith("}")) {
                Instant at = at(JsonMapper.shared().readTree(line));
                assertThat(at).isBetween(Instant.parse("2026-08-01T00:00:00Z"),
                        Instant.parse("2026-09-01T00:00:00.400Z"));
                assertThat(at.plusMillis(401)).isAfter(before);
                before = at;
            }
        }
    }

    @Test
    void theCorrectedTimeOfATouchIsTheTrueOneAlsoWhereTheClockIsWrong() throws IOException {
        int skewed = 0;
        for (JsonNode person : world.people()) {
            for (JsonNode touch : person.get("touches")) {
                if (touch.get("observed").asBoolean()) {
                    JsonNode event = Objects.requireNonNull(EVENTS.get(touch.get("messageId").asString()));
                    Instant truth = time(touch, "at");
                    assertThat(Duration.between(truth, at(event)).toMillis()).isBetween(0L, 400L);
                    skewed += time(event, "timestamp").equals(truth) ? 0 : 1;
                    assertThat(person.get("anonymousIds").valueStream().map(JsonNode::asString))
                            .contains(event.get("anonymousId").asString());
                }
            }
        }
        assertThat(skewed).isGreaterThan(20);
    }

    @Test
    void addressesCarryWhatEachPlatformAddsAndTheMistakesOfThoseWhoTagged() {
        Set<String> parameters = new HashSet<>();
        Set<String> referrers = new HashSet<>();
        for (JsonNode event : EVENTS.values()) {
            JsonNode page = event.path("context").path("page");
            for (String pair : page.path("search").asString("").replace("?", "").split("&")) {
                parameters.add(pair.replaceFirst("=.*", ""));
            }
            referrers.add(page.path("referrer").asString(""));
        }
        assertThat(parameters).contains("utm_source", "utm_medium", "utm_campaign", "utm_id", "utm_content", "utm_term",
                "gclid", "gad_campaignid", "fbclid", "li_fat_id", "msclkid", "ttclid", "irclickid");
        assertThat(referrers).contains("", "https://chatgpt.com/", "https://www.google.com/", "https://duckduckgo.com/",
                "https://www.perplexity.ai/", "https://www.kestrelworks.example/");
        assertThat(LINES.values()).anyMatch(line -> line.contains("%7B%7Bcampaign.id%7D%7D"))
                .anyMatch(line -> line.contains("utm_id=__CAMPAIGN_ID__"))
                .anyMatch(line -> line.contains("\"search\":\"?fbclid="));
    }

    @Test
    void moneyOfTheEventsIsTheTruth() throws IOException {
        Map<String, BigDecimal> ordered = new TreeMap<>();
        Map<String, BigDecimal> refunded = new TreeMap<>();
        for (JsonNode event : EVENTS.values()) {
            String name = event.path("event").asString("");
            if (name.startsWith("Order ")) {
                JsonNode properties = event.get("properties");
                (name.equals("Order Completed") ? ordered : refunded).merge(properties.get("currency").asString(),
                        new BigDecimal(properties.get("total").asString()), BigDecimal::add);
            }
        }
        Map<String, BigDecimal> people = new TreeMap<>();
        Map<String, BigDecimal> won = new TreeMap<>();
        for (JsonNode person : world.people()) {
            for (JsonNode conversion : person.get("conversions")) {
                String kind = conversion.get("kind").asString();
                if (kind.equals("order") || kind.equals("deal_won")) {
                    (kind.equals("order") ? people : won).merge(conversion.get("currency").asString(),
                            new BigDecimal(conversion.get("value").asString()), BigDecimal::add);
                }
            }
        }
        assertThat(amounts("orders")).isEqualTo(scaled(ordered)).isEqualTo(scaled(people)).containsOnlyKeys("EUR",
                "USD");
        assertThat(amounts("refunds")).isEqualTo(scaled(refunded)).isNotEmpty();
        assertThat(amounts("dealsWon")).isEqualTo(scaled(won)).containsKeys("EUR", "USD");
    }

    @Test
    void browsersComeFromAFewCountriesAndSomeFromNobodyKnowsWhere() {
        Map<String, Integer> countries = new TreeMap<>();
        for (JsonNode event : EVENTS.values()) {
            String country = event.at("/context/location/country").asString("");
            countries.merge(country, 1, Integer::sum);
            assertThat(country.isEmpty() || event.has("anonymousId")).as("a server stands anywhere").isTrue();
        }
        assertThat(countries.keySet()).containsExactly("", "AT", "CH", "DE", "GB", "US");
        assertThat(countries.values()).allMatch(events -> events > 50);
    }

    @Test
    void theCrmAgreesWithTheTruthAndWithItself() throws IOException {
        List<List<String>> contacts = World.csv(world.file("hubspot", "contacts"), StandardCharsets.UTF_8, ',');
        List<List<String>> deals = World.csv(world.file("hubspot", "deals"), StandardCharsets.UTF_8, ',');
        assertThat(contacts.getFirst()).contains("Record ID", "Email", "Became a Marketing Qualified Lead Date",
                "Became an Opportunity Date", "Associated Company IDs");
        assertThat(deals.getFirst()).hasSize(20).contains("Date entered \"Appointment Scheduled (Sales Pipeline)\"");
        Set<String> ids = new HashSet<>(contacts.stream().skip(1).map(List::getFirst).toList());
        Set<String> emails = new HashSet<>(contacts.stream().skip(1).map(row -> row.get(3)).toList());
        assertThat(ids).hasSize(contacts.size() - 1).hasSize((int) SUMMARY.getFirst().contacts());
        assertThat(emails).hasSize(ids.size());
        Map<String, BigDecimal> won = new TreeMap<>();
        Set<String> stages = new HashSet<>();
        int severalContacts = 0;
        for (List<String> deal : deals.subList(1, deals.size())) {
            List<String> people = List.of(deal.get(9).split(";"));
            assertThat(ids).containsAll(people);
            severalContacts += people.size() > 1 ? 1 : 0;
            stages.add(deal.get(2));
            assertThat(deal.get(8)).isEqualTo(deal.get(2).equals("Closed Won") ? "true" : "false");
            if (deal.get(8).equals("true")) {
                won.merge(deal.get(5), new BigDecimal(deal.get(4)), BigDecimal::add);
                assertThat(deal.get(18)).isEqualTo(deal.get(6)).isGreaterThan(deal.get(7));
            } else if (!deal.get(2).startsWith("Closed")) {
                assertThat(deal.get(6)).isGreaterThan("2026-09-30");
            }
        }
        assertThat(scaled(won)).isEqualTo(amounts("dealsWon"));
        assertThat(severalContacts).isGreaterThan(10);
        assertThat(stages).contains("Closed Won", "Closed Lost", "Contract Sent", "Appointment Scheduled");
    }

    private static Map<String, BigDecimal> amounts(String kind) throws IOException {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : world.totals().get(kind).get("value").properties()) {
            amounts.put(entry.getKey(), new BigDecimal(entry.getValue().asString()));
        }
        return scaled(amounts);
    }

    private static Map<String, BigDecimal> scaled(Map<String, BigDecimal> amounts) {
        amounts.replaceAll((currency, amount) -> amount.setScale(2));
        return amounts;
    }

    private static Instant at(JsonNode event) {
        return time(event, "timestamp").plus(Duration.between(time(event, "sentAt"), time(event, "receivedAt")));
    }

    private static Instant time(JsonNode event, String name) {
        return Instant.parse(event.get(name).asString());
    }
}
