package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.command.Crowd;
import outlay.command.Crowd.Person;
import outlay.command.Outlay;
import outlay.json.Json;
import outlay.store.PostgresServer;
import outlay.vault.Vaults;
import tools.jackson.databind.JsonNode;

/// What is changed on the page Settings and asks the database, over HTTP, with either database: what a key requires,
/// how long it is kept that somebody was erased, and former versions of tables, which go with whom they name.
class SettingsOnBothStoresTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final int KEPT = 100;
    private static final int PEOPLE = 8;

    @TempDir
    private Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Person person = Crowd.people(PEOPLE).get(2);
    private URI uri = URI.create("");
    private String bearer = "";

    @Test
    void onSqlite() throws Exception {
        check(Map.of());
    }

    @Test
    void onPostgres() throws Exception {
        PostgresServer.Database database = PostgresServer.freshDatabase();
        check(Map.of("OUTLAY_DATABASE_URL", database.userUrl(), "OUTLAY_DATABASE_OWNER_URL", database.ownerUrl()));
        assertThat(folder.resolve("data/state.db")).as("nothing is kept beside PostgreSQL").doesNotExist();
    }

    private void check(Map<String, String> database) throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> settings = new TreeMap<>(database);
        settings.putAll(Map.of("OUTLAY_DATA", data.toString(), "OUTLAY_LISTEN", "127.0.0.1:0", "OUTLAY_SIGN_IN",
                "off"));
        try (Server server = Server.start(Settings.read(Optional.empty(), settings))) {
            uri = server.uri();
            imported(data);
            bearer = new Privacy(Vaults.of(data)).peopleKey(ACME);
            aKeyRequiresConsentOnce();
            formerVersionsArePrunedAndGoWithWhomTheyName(data);
            thatSomebodyWasErasedIsKeptUntilItsNoticeIsOver();
        }
    }

    private void imported(Path data) throws Exception {
        Path exports = Files.createDirectory(folder.resolve("exports"));
        Crowd.files(exports, Crowd.people(PEOPLE));
        StringWriter out = new StringWriter();
        assertThat(Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute("import",
                exports.toString(), "--client", "acme", "--data", data.toString())).as(out.toString()).isZero();
    }

    private void aKeyRequiresConsentOnce() throws Exception {
        String id = json("/api/v1/keys", "{\"client\":\"acme\",\"kind\":\"server\"}", 201).get("id").asString();
        String wanted = "{\"client\":\"acme\",\"id\":\"" + id + "\",\"consent_required\":true}";
        JsonNode tried = json("/api/v1/keys/consent/try", wanted, 200);
        assertThat(tried.get("events").asInt(-1)).as("nothing has come with it").isZero();
        assertThat(tried.at("/tried_over/entries").asInt()).isPositive();
        json("/api/v1/keys/consent", wanted, 200);
        assertThat(get("/api/v1/keys?client=acme").at("/keys/0/consent_required").asBoolean()).isTrue();
        json("/api/v1/keys/consent", wanted, 409);
    }

    private void formerVersionsArePrunedAndGoWithWhomTheyName(Path data) throws Exception {
        Path former = Files.createDirectories(data.resolve("settings/history/alert_rules"));
        for (int i = 1; i <= KEPT + 5; i++) {
            Files.writeString(former.resolve(i + ".acme.csv"), "client,rule,threshold,days\n");
        }
        Path theirs = Files.writeString(former.resolve((KEPT + 5) + ".acme.csv"), "# " + person.email() + "\n");
        json("/api/v1/settings/alert_rules", "{\"client\":\"acme\",\"rows\":[{\"rule\":\"restated\","
                + "\"threshold\":\"off\"}]}", 200);
        try (Stream<Path> files = Files.list(former)) {
            assertThat(files.count()).isEqualTo(KEPT);
        }
        assertThat(theirs).as("one of the newest").exists();
        json("/api/v1/people/erasures", "{\"client\":\"acme\",\"identifiers\":[\"email:" + person.email()
                + "\"],\"reason\":\"asked\"}", 202);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!get("/api/v1/people/erasures?client=acme").at("/0/state").asString().equals("DONE")) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(theirs).doesNotExist();
        try (Stream<Path> files = Files.list(former)) {
            assertThat(files.count()).as("the others name nobody").isEqualTo(KEPT - 1);
        }
    }

    private void thatSomebodyWasErasedIsKeptUntilItsNoticeIsOver() throws Exception {
        for (Map.Entry<String, Integer> kept : Map.of("1 day", 1, "1 year", 0).entrySet()) {
            String times = "{\"times\":{\"erasures\":\"" + kept.getKey() + "\"}}";
            assertThat(json("/api/v1/retention/try", times, 200).at("/goes/rows/erasures").asInt(-1))
                    .as(kept.getKey()).isEqualTo(kept.getValue());
        }
        JsonNode changed = json("/api/v1/retention", "{\"times\":{\"erasures\":\"1 day\"}}", 200);
        List<JsonNode> erasures = changed.get("classes").valueStream()
                .filter(one -> one.get("class").asString().equals("erasures")).toList();
        assertThat(erasures.getFirst().get("kept").isNull()).as("for now").isTrue();
        assertThat(erasures.getFirst().get("next_kept").asString()).isEqualTo("1 day");
        assertThat(get("/api/v1/people/erasures?client=acme")).hasSize(1);
    }

    private JsonNode json(String path, String body, int status) throws Exception {
        return answer(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), status);
    }

    private JsonNode get(String path) throws Exception {
        return answer(request(path).build(), 200);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve(path));
        return path.startsWith("/api/v1/people") ? request.header("Authorization", "Bearer " + bearer) : request;
    }

    private JsonNode answer(HttpRequest request, int status) throws Exception {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", request.uri(), answer.body()).isEqualTo(status);
        return Json.records().readTree(answer.body());
    }
}
