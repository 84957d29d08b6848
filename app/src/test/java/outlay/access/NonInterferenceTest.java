package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.Need.OfClient;
import outlay.access.Need.Place;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.command.Crowd;
import outlay.command.Crowd.Person;
import outlay.command.Outlay;
import outlay.gate.TestKeys;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// Whatever comes in of one client, and whatever its people do, another client's answers stay the same bytes: those of
/// every route that is asked for a client, reports as CSV, and what is in the archive. Both clients have the same
/// people and the same order numbers. `-Doutlay.test.changes=1000` changes more often.
class NonInterferenceTest {
    private static final int CHANGES = Integer.getInteger("outlay.test.changes", 60);
    private static final int BETWEEN = 20;
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");
    private static final String PERIOD = "&from=2026-09-01&to=2026-11-30";
    private static final List<String> TABLES = List.of("events", "contacts", "deals", "imports", "quarantine");
    private final SplittableRandom random = new SplittableRandom(47);
    private final Map<String, Integer> done = new TreeMap<>();
    private final List<Person> people = Crowd.people(12);
    @TempDir
    private Path data;
    @TempDir
    private Path elsewhere;
    private Signed signed;
    private Shown acme = Shown.NOTHING;
    private Shown other = Shown.NOTHING;
    private Shown sender = Shown.NOTHING;

    @BeforeEach
    void fill() throws Exception {
        Path exports = elsewhere.resolve("exports");
        Crowd.files(exports, people);
        command("import", exports.toString(), "--client", "acme");
        command("import", exports.toString(), "--client", "other");
        String key = TestKeys.keep(data, OTHER, Key.Kind.SERVER, "other-key", "a key of the other's server");
        sender = new Shown("sender", Map.of("Authorization", "Basic " + Base64.getEncoder()
                .encodeToString((key + ":").getBytes(StandardCharsets.UTF_8))));
        signed = new Signed(data);
        acme = signed.user("ann", "", Map.of(ACME, Role.OWNER));
        other = signed.user("olaf", "", Map.of(OTHER, Role.OWNER));
        signed.user("oscar", "", Map.of(OTHER, Role.VIEWER));
    }

    @AfterEach
    void leave() {
        signed.close();
    }

    @Test
    void noChangeOfOneClientReachesAnother() throws Exception {
        Map<String, String> archive = archive();
        Map<String, String> before = answers();
        assertThat(before.values().stream().filter(answer -> answer.startsWith("200 "))).hasSizeGreaterThan(14);
        String others = signed.get("/api/v1/reports/channels?client=other" + PERIOD, other).body();
        for (int i = 0; i < CHANGES; i++) {
            change(i);
            if (i % BETWEEN == BETWEEN - 1 || i == CHANGES - 1) {
                assertThat(answers()).as("after %s changes: %s", i + 1, done).isEqualTo(before);
            }
        }
        assertThat(archive()).isEqualTo(archive);
        assertThat(done).as("every kind of change came about").hasSize(Change.values().length);
        assertThat(signed.get("/api/v1/reports/channels?client=other" + PERIOD, other).body()).isNotEqualTo(others);
    }

    private enum Change {
        EVENTS, RUBBISH, IMPORT, UNDO, KEY, SPLIT, JOIN_BACK, DESTINATION, DROP_DESTINATION, INVITE, ROLE, TOKEN, ERASE
    }

    private void change(int number) throws Exception {
        Change change = number < Change.values().length
                ? Change.values()[number]
                : Change.values()[random.nextInt(Change.values().length)];
        int status = switch (change) {
            case EVENTS -> signed.post("/v1/batch", events(number), sender).statusCode();
            case RUBBISH -> signed.post("/v1/batch", events(number).replaceFirst("\\[",
                    "[{\"type\":\"no\",\"messageId\":\"r" + number + "\"},"), sender).statusCode();
            case IMPORT -> imported(number);
            case UNDO -> undone();
            case KEY -> command("keys", "create", "--client", "other", "--kind", "server");
            case SPLIT -> ask("people/split", pair(number));
            case JOIN_BACK -> ask("people/join-back", pair(number - 1));
            case DESTINATION -> ask("destinations", "\"name\":\"meta-" + number % 7
                    + "\",\"destination\":\"meta\",\"settings\":{\"dataset_id\":\"1234567890\",\"access_token\":"
                    + "\"EAAB0123456789abcdef\"}");
            case DROP_DESTINATION -> ask("destinations/meta-" + (number - 1) % 7 + "/remove", "\"name\":\"x\"");
            case INVITE -> ask("invitations", "\"email\":\"new" + number + "@example.com\",\"role\":\"viewer\"");
            case ROLE -> ask("users/role", "\"email\":\"oscar@example.com\",\"role\":\""
                    + (random.nextBoolean() ? "analyst" : "admin") + "\"");
            case TOKEN -> ask("tokens", "\"role\":\"machine\",\"purpose\":\"export " + number + "\"");
            case ERASE -> ask("people/erasures", "\"identifiers\":[\"email:"
                    + people.get(6 + number % 6).email().toLowerCase(Locale.ROOT)
                    + "\"],\"reason\":\"asked\"");
        };
        if (status < 300) {
            done.merge(change.name(), 1, Integer::sum);
        }
    }

    private int ask(String route, String fields) throws Exception {
        return signed.post("/api/v1/" + route, "{\"client\":\"other\"," + fields + "}", other).statusCode();
    }

    private String pair(int number) {
        Person person = people.get(number % 2);
        return "\"one\":\"anonymous:" + person.device() + "\",\"other\":\"user:" + person.user()
                + "\",\"reason\":\"shared\"";
    }

    /// Visits and orders of people of both clients, under the numbers that acme's orders have.
    private String events(int number) {
        Person person = people.get(random.nextInt(people.size()));
        return "{\"batch\":[{\"type\":\"track\",\"messageId\":\"late" + number + "\",\"anonymousId\":\""
                + person.device() + "\",\"userId\":\"" + person.user() + "\",\"timestamp\":\"2026-10-0"
                + (4 + random.nextInt(5)) + "T10:00:00Z\",\"event\":\"Order Completed\",\"properties\":{\"order_id\":"
                + "\"O" + random.nextInt(20) + "\",\"total\":" + random.nextInt(1, 900)
                + ".5,\"currency\":\"USD\"},\"context\":{\"page\":{\"url\":\"https://shop.example/?utm_source=x"
                + random.nextInt(5) + "&utm_medium=cpc\"}}}]}";
    }

    private int imported(int number) throws Exception {
        Path file = Files.writeString(elsewhere.resolve("late-" + number + ".jsonl"), events(number).replaceFirst(
                "^\\{\"batch\":\\[", "").replaceFirst("]}$", "\n").replace("late", "file"));
        return command("import", file.toString(), "--client", "other");
    }

    private int undone() throws Exception {
        JsonNode list = Json.read(signed.get("/api/v1/imports?client=other", other).body()
                .getBytes(StandardCharsets.UTF_8), 1 << 20).path("imports");
        return list.isEmpty() ? 400 : ask("imports/undo", "\"id\":\"" + list.path(0).path("id").stringValue() + "\"");
    }

    private int command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(status).as("%s: %s", all, out).isZero();
        return status;
    }

    /// What acme's owner is answered by every route that is asked for a client, and by reports as files.
    private Map<String, String> answers() throws Exception {
        Map<String, String> answers = new TreeMap<>();
        for (Map.Entry<String, Need> route : RouteNeeds.all().entrySet()) {
            boolean asked = route.getKey().startsWith("GET ") && (route.getValue() instanceof Need.OfClientOrAll
                    || route.getValue() instanceof OfClient of && of.client() == Place.QUERY);
            if (!asked) {
                continue;
            }
            for (String by : List.of("channels", "campaigns", "days")) {
                String path = route.getKey().substring(4).replace("{by}", by).replaceAll("\\{[a-z_]+}", "none")
                        + "?client=acme";
                answers.put(path, answer(path));
                answers.put(path + PERIOD, answer(path + PERIOD));
            }
        }
        for (String by : List.of("channels", "campaigns")) {
            answers.put(by + ".csv", printed("report", by, "--client", "acme", "--format", "csv"));
        }
        return answers;
    }

    private String answer(String path) throws Exception {
        HttpResponse<String> answer = signed.get(path, acme);
        return answer.statusCode() + " " + answer.headers().firstValue("ETag").orElse("") + " " + answer.body();
    }

    private String printed(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        return out.toString();
    }

    /// Asking leaves an entry in the audit log, which is why it is not among the answers.
    private Map<String, String> archive() throws IOException {
        Map<String, String> archive = new TreeMap<>();
        for (String table : TABLES) {
            archive.put(table, printed("sql", "SELECT * FROM " + table + " ORDER BY ALL", "--client", "acme",
                    "--format", "csv"));
            assertThat(archive.get(table)).as(table).doesNotContain("outlay: ").contains("\n");
        }
        return archive;
    }
}
