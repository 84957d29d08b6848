package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.command.Crowd;
import outlay.command.Crowd.Person;
import outlay.command.Outlay;
import outlay.gate.TestKeys;
import outlay.json.Json;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.RealDisk;
import outlay.privacy.RetentionClass;
import outlay.privacy.RetentionTimes;
import outlay.privacy.Span;
import outlay.vault.Vaults;
import outlay.web.Api;
import tools.jackson.databind.JsonNode;

/// Erasing people, giving them their data, and saying how long it is kept, as programs do it over HTTP.
class PeopleOverHttpTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final String ERASURES = "/api/v1/people/erasures";
    private static final String ACCESS = "/api/v1/people/access";
    private static final String RETENTION = "/api/v1/people/retention";
    private static final int PEOPLE = 40;

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Person> people = Crowd.people(PEOPLE);
    private String key = "";

    @BeforeEach
    void come() throws Exception {
        TestKeys.keep(data, ACME, Key.Kind.SERVER, "shop", "a server's key");
        Crowd.files(elsewhere, people);
        run("import", elsewhere.toString(), "--client", "acme");
        key = new Privacy(Vaults.of(data)).peopleKey(ACME);
    }

    private Settings settings() {
        return new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
    }

    private static String body(String client, Person person) {
        return "{\"client\":\"" + client + "\",\"identifiers\":[\"email:" + person.email()
                + "\"],\"reason\":\"asked\"}";
    }

    @Test
    void onlyThePeopleKeyOfTheClientOpensAndNobodyLearnsWhetherThereIsAClient() throws Exception {
        String others = new Privacy(Vaults.of(data)).peopleKey(new ClientId("other"));
        String asked = body("acme", people.get(3));
        String nobodys = body("nobody", people.get(3));
        try (Server server = Server.start(settings())) {
            for (String path : List.of(ERASURES, ACCESS)) {
                HttpResponse<String> absent = send(server.uri(), path, Optional.of(asked), "");
                assertThat(absent.statusCode()).isEqualTo(401);
                for (String wrong : List.of("Bearer x", "Bearer " + others, "Bearer a server's key", "Basic " + key,
                        "Bearer " + key.toUpperCase(Locale.ROOT))) {
                    HttpResponse<String> forbidden = send(server.uri(), path, Optional.of(asked), wrong);
                    assertThat(forbidden.statusCode()).as(wrong).isEqualTo(401);
                    assertThat(forbidden.body()).isEqualTo(absent.body());
                }
                HttpResponse<String> unknown = send(server.uri(), path, Optional.of(nobodys), "Bearer " + key);
                assertThat(unknown.statusCode()).isEqualTo(401);
                assertThat(unknown.body().replace("nobody", "acme")).isEqualTo(absent.body());
            }
            for (String path : List.of(ERASURES, RETENTION)) {
                HttpResponse<String> absent = send(server.uri(), path + "?client=acme", Optional.empty(), "");
                assertThat(absent.statusCode()).isEqualTo(401);
                assertThat(send(server.uri(), path + "?client=acme", Optional.empty(), "Bearer " + others).body())
                        .isEqualTo(absent.body());
                assertThat(send(server.uri(), path + "?client=nobody", Optional.empty(), "Bearer " + key).body()
                        .replace("nobody", "acme")).isEqualTo(absent.body());
            }
            for (String local : List.of("/local/people/erasures", "/local/people/erasures/list",
                    "/local/people/erasures/cancel", "/local/people/retention", "/local/people/split",
                    "/local/people/join")) {
                assertThat(send(server.uri(), local, Optional.of(asked), "Bearer " + key).statusCode()).as(local)
                        .isEqualTo(401);
            }
            assertThat(send(server.uri(), ERASURES + "?client=acme", Optional.empty(), "Bearer " + key).body())
                    .isEqualTo("[]");
        }
    }

    @Test
    void anErasureIsPreviewedBegunFollowedAndRepeated() throws Exception {
        Person person = people.get(9);
        String asked = body("acme", person);
        try (Server server = Server.start(settings())) {
            String before = report(server.uri());
            assertThat(json(server.uri(), ACCESS, asked, 200).at("/person/facts/event").asInt()).isEqualTo(3);
            JsonNode preview = json(server.uri(), ERASURES, asked.replace("\"reason\"", "\"dry_run\":true,\"reason\""),
                    200);
            assertThat(preview.at("/entries/event").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(json(server.uri(), ACCESS, asked, 200).at("/person/facts/event").asInt()).isEqualTo(3);
            String id = json(server.uri(), ERASURES, asked, 202).get("id").asString();
            JsonNode done = finished(server.uri(), id);
            assertThat(done.get("segmentsDone").asInt()).isEqualTo(done.get("segments").size()).isPositive();
            assertThat(done.at("/entries")).isEqualTo(preview.at("/entries"));
            JsonNode nothing = json(server.uri(), ACCESS, asked, 200);
            assertThat(nothing.get("facts")).isEmpty();
            assertThat(report(server.uri())).isEqualTo(before);
            JsonNode again = finished(server.uri(), json(server.uri(), ERASURES, asked, 202).get("id").asString());
            assertThat(again.get("entries")).isEmpty();
            assertThat(report(server.uri())).isEqualTo(before);
        }
        assertGone(person);
    }

    @Test
    void wrongQuestionsNameTheirField() throws Exception {
        try (Server server = Server.start(settings())) {
            for (String path : List.of(ERASURES, ACCESS)) {
                for (String wrong : List.of("{\"client\":\"acme\"}", "{\"client\":\"acme\",\"identifiers\":[]}",
                        "{\"client\":\"acme\",\"identifiers\":[7]}", "{\"client\":\"acme\",\"identifiers\":[\" \"]}",
                        "{\"client\":\"acme\",\"identifiers\":[\"email:nobody\"]}")) {
                    HttpResponse<String> answer = send(server.uri(), path, Optional.of(wrong), "Bearer " + key);
                    assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
                    assertThat(answer.body()).contains("\"identifiers\"");
                }
                for (String wrong : List.of("", "[]", "{", "{\"client\":\"No!\",\"identifiers\":[\"a\"]}")) {
                    assertThat(send(server.uri(), path, Optional.of(wrong), "Bearer " + key).statusCode()).as(wrong)
                            .isEqualTo(400);
                }
            }
        }
    }

    /// What the description shows is what can be sent.
    @Test
    void theExamplesOfTheDescriptionWork() throws Exception {
        JsonNode description = Json.records().readTree(Api.class.getResourceAsStream("openapi.json"));
        try (Server server = Server.start(settings())) {
            for (String path : List.of(ERASURES, ACCESS)) {
                String example = description.get("paths").get(path)
                        .at("/post/requestBody/content/application~1json/example").toString();
                JsonNode answer = json(server.uri(), path, example, path.equals(ACCESS) ? 200 : 202);
                String schema = path.equals(ACCESS) ? "PersonalData" : "Erasure";
                description.at("/components/schemas/" + schema + "/required")
                        .forEach(name -> assertThat(answer.has(name.asString())).as(name.asString()).isTrue());
            }
        }
    }

    /// The server ends by itself what is past its time when it starts, says so in its metrics, its reports and to the
    /// person, and does not touch the money.
    @Test
    void retentionRunsByItselfAndIsSaid() throws Exception {
        run("import", elsewhere.toString(), "--client", "acme");
        String before = run("report", "channels", "--client", "acme", "--format", "json");
        RetentionTimes times = new RetentionTimes(Map.of(RetentionClass.EVENTS, Span.days(1)));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(3));
        try (Server server = Server.start(settings().withRetention(new RetentionSettings(times, LocalTime.NOON)),
                new RealDisk(), later)) {
            until(() -> send(server.adminUri(), "/metrics", Optional.empty(), "").body()
                    .contains("outlay_rows_past_retention{class=\"events\"} 0"));
            JsonNode kept = Json.records().readTree(
                    send(server.uri(), RETENTION + "?client=acme", Optional.empty(), "Bearer " + key).body());
            assertThat(kept.at("/times/events").asString()).isEqualTo("1 day");
            assertThat(kept.at("/latest").isNull()).isFalse();
            JsonNode after = Json.records().readTree(report(server.uri()));
            assertThat(after.get("events_kept_from").asString()).isEqualTo(kept.at("/eventsKeptFrom").asString());
            assertThat(after.at("/balances/0/revenue")).isEqualTo(Json.records().readTree(before).at(
                    "/balances/0/revenue"));
            assertThat(run("retention", "status")).contains("events", "1 day", "0");
        }
        assertThat(run("report", "channels", "--client", "acme")).contains("is not known any more");
        String events = opened("\"type\":\"identify\"");
        assertThat(events).doesNotContain(people.get(3).device(), people.get(3).user());
    }

    /// Whenever the process dies after its answer, the next one ends what it had promised.
    @Test
    void anErasureThatWasAnsweredIsEndedAfterAKill() throws Exception {
        Path former = Files.createDirectories(data.resolve("settings/history/rules"));
        Path theirs = Files.writeString(former.resolve("1.acme.yaml"), "emails: [" + people.get(11).email() + "]\n");
        Path others = Files.writeString(former.resolve("2.acme.yaml"), "emails: [" + people.get(1).email() + "]\n");
        List<Person> asked = new ArrayList<>();
        for (int millis : List.of(0, 30, 300)) {
            Person person = people.get(10 + asked.size());
            try (ServedProcess server = ServedProcess.start(data, false)) {
                json(server.uri(), ERASURES, body("acme", person), 202);
                TimeUnit.MILLISECONDS.sleep(millis);
                server.kill();
            }
            asked.add(person);
        }
        try (ServedProcess server = ServedProcess.start(data, false)) {
            until(() -> !send(server.uri(), ERASURES + "?client=acme", Optional.empty(), "Bearer " + key).body()
                    .contains("RUNNING"));
            JsonNode all = Json.records().readTree(
                    send(server.uri(), ERASURES + "?client=acme", Optional.empty(), "Bearer " + key).body());
            assertThat(all).hasSize(asked.size()).allMatch(each -> each.get("state").asString().equals("DONE"));
        }
        for (Person person : asked) {
            assertGone(person);
        }
        assertThat(theirs).as("settings that named one of them").doesNotExist();
        assertThat(others).exists();
    }

    private void assertGone(Person person) throws Exception {
        String opened = opened("");
        assertThat(opened).contains(people.get(1).device());
        assertThat(person.forms()).noneMatch(opened::contains);
        assertThat(data.resolve("erasures")).isEmptyDirectory();
    }

    /// What the log holds, opened, of entries that have the text.
    private String opened(String having) throws Exception {
        StringBuilder all = new StringBuilder();
        try (Log log = LocalLog.openReadOnly(data.resolve("log"), Vaults.of(data)); Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                String text = cursor.entry().id() + "\n" + new String(cursor.entry().body(), StandardCharsets.UTF_8);
                all.append(text.toLowerCase(Locale.ROOT).contains(having) ? text : "").append('\n');
            }
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }

    private interface Asking {
        boolean holds() throws Exception;
    }

    private static void until(Asking asking) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!asking.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private JsonNode finished(URI at, String id) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        until(() -> {
            found.clear();
            Json.records().readTree(send(at, ERASURES + "?client=acme", Optional.empty(), "Bearer " + key).body())
                    .forEach(each -> {
                        if (each.get("id").asString().equals(id)) {
                            found.add(each);
                        }
                    });
            return found.getFirst().get("state").asString().equals("DONE");
        });
        return found.getFirst();
    }

    private String report(URI at) throws Exception {
        return send(at, "/api/v1/reports/channels?client=acme", Optional.empty(), "").body();
    }

    private JsonNode json(URI at, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = send(at, path, Optional.of(body), "Bearer " + key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return Json.records().readTree(answer.body());
    }

    private HttpResponse<String> send(URI at, String path, Optional<String> body, String authorization)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at.resolve(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        body.ifPresent(text -> request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text)));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as("%s: %s", all, out).isZero();
        return out.toString();
    }
}
