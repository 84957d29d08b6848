package outlay.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.vault.Sealing;
import outlay.vault.Vaults;
import outlay.web.Api;
import outlay.web.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real server, all of whose routes are asked, as its description lists them (which `OpenApiTest` holds to the code).
class AuditedRoutesTest {
    @TempDir
    Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private Optional<Server> server = Optional.empty();
    private AuditLog log = new AuditLog(Path.of("none"), new AuditKeys(Sealing.NONE, purpose -> new byte[32]),
            Optional.empty(), at -> at, Clock.systemUTC());

    /// A route, and what stands in its path where a name is in braces.
    private record Route(String method, String pattern) {
        String path() {
            return pattern.replaceAll("\\{[a-z_]+}", "nobodys-9f");
        }

        boolean changes() {
            return !method.equals("GET") && pattern.startsWith("/api/");
        }
    }

    @BeforeEach
    void start() throws IOException {
        Settings settings = new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        server = Optional.of(Server.start(settings));
        log = settings.auditLog(Vaults.of(data), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.ifPresent(Server::close);
    }

    @Test
    void eachRequestThatMayChangeSomethingLeavesOneEntryAndNoOtherDoes() throws Exception {
        long before = 0;
        int changing = 0;
        for (Route route : routes()) {
            HttpResponse<String> answer = send(route.method(), route.path() + "?client=acme", "{\"client\":\"acme\"}");
            long after = log.check().last();
            assertThat(after - before).as("%s %s, answered with %d", route.method(), route.pattern(),
                    answer.statusCode()).isEqualTo(route.changes() ? 1 : 0);
            if (route.changes()) {
                changing++;
                AuditEntry entry = log.page(AuditQuestion.ALL).entries().getFirst();
                assertThat(entry.said().what()).isEqualTo(route.method() + " " + route.pattern());
                assertThat(entry.said().status()).isEqualTo(answer.statusCode());
                assertThat(entry.said().client()).isEqualTo("acme");
                assertThat(entry.said().from()).isEqualTo("127.0.0.0/24");
                assertThat(entry.said().kind()).isEqualTo(Caller.Kind.NOBODY);
            }
            before = after;
        }
        assertThat(changing).isGreaterThan(20);
        assertThat(log.check().whole()).isTrue();
    }

    @Test
    void whatIsRefusedForItsSizeLeavesOneToo() throws Exception {
        assertThat(send("POST", "/api/v1/imports/undo", "x".repeat(3 << 20)).statusCode()).isEqualTo(413);
        assertThat(log.page(AuditQuestion.ALL).entries()).hasSize(1);
    }

    @Test
    void aFileThatIsTakenOutIsWrittenDownAndLeadsBackToItsEntry() throws Exception {
        String bad = "day,platform,spend\n2026-10-01,google_ads,abc\n";
        JsonNode made = JsonMapper.shared().readTree(send("POST", "/api/v1/imports/uploads",
                "{\"client\":\"acme\",\"file\":\"bad.csv\",\"bytes\":" + bad.length() + "}").body());
        String upload = "/api/v1/imports/uploads/" + made.get("upload").asString();
        put(upload + "?offset=0", bad);
        long before = log.check().last();
        HttpResponse<String> file = send("GET", upload + "/errors.csv", "");
        AuditEntry entry = log.page(AuditQuestion.ALL).entries().getFirst();
        assertThat(entry.number()).isEqualTo(before + 1);
        assertThat(entry.said().what()).isEqualTo("GET /api/v1/imports/uploads/{upload}/errors.csv");
        assertThat(file.headers().firstValue("Outlay-Audit-Entry")).hasValue(Long.toString(entry.number()));
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .isEqualTo("attachment; filename=\"errors.audit-" + entry.number() + ".csv\"");
        assertThat(file.headers().firstValue("Outlay-Rows")).isEmpty();
        String digest = log.keys().fileDigest(file.body().getBytes(StandardCharsets.UTF_8));
        assertThat(log.page(AuditQuestion.ALL.about(digest)).entries()).containsExactly(entry);
    }

    @Test
    void persons() throws Exception {
        send("POST", "/api/v1/people/erasures",
                "{\"client\":\"acme\",\"identifiers\":[\"email:ann@example.com\"],\"reason\":\"Ann asked\"}");
        AuditEntry entry = log.page(AuditQuestion.ALL.about(log.keys().mark("acme", "email:Ann@example.com"))).entries()
                .getFirst();
        assertThat(entry.toString()).doesNotContainIgnoringCase("ann");
    }

    /// What cannot be written down is not done a second time, and is written down when there is room again.
    @Test
    void nothingMoreIsChangedWhileTheLogCannotBeWritten() throws Exception {
        Path folder = Files.createDirectories(data.resolve(AuditLog.FOLDER)
                .resolve(AuditFiles.monthOf(Instant.now()) + ".jsonl"));
        assertThat(send("POST", "/api/v1/imports/undo", "{\"client\":\"acme\",\"id\":\"imp-1\"}").statusCode())
                .isEqualTo(503);
        assertThat(send("POST", "/api/v1/imports/undo", "{\"client\":\"acme\",\"id\":\"imp-2\"}").body())
                .contains("nothing was changed");
        assertThat(begun()).as("what is owed is on disk, too").isOne();
        Files.delete(folder);
        assertThat(send("POST", "/api/v1/imports/undo", "{\"client\":\"acme\",\"id\":\"imp-3\"}").statusCode())
                .isNotEqualTo(503);
        assertThat(log.page(AuditQuestion.ALL).entries()).extracting(entry -> entry.said().subject())
                .containsExactly("imp-3", "imp-1");
        assertThat(begun()).isZero();
    }

    /// Where not even the beginning can be written, nothing is begun.
    @Test
    void nothingIsChangedWhereTheFolderCannotBeWritten() throws Exception {
        Path folder = data.resolve(AuditLog.FOLDER);
        Files.writeString(folder, "in the way");
        assertThat(send("POST", "/api/v1/imports/undo", "{\"client\":\"acme\",\"id\":\"imp-1\"}").body())
                .contains("nothing was changed");
        Files.delete(folder);
        assertThat(send("POST", "/api/v1/imports/undo", "{\"client\":\"acme\",\"id\":\"imp-2\"}").statusCode())
                .isNotEqualTo(503);
        assertThat(log.page(AuditQuestion.ALL).entries()).extracting(entry -> entry.said().subject())
                .containsExactly("imp-2");
    }

    private long begun() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(AuditLog.FOLDER).resolve(Begun.FOLDER))) {
            return files.count();
        }
    }

    @Test
    void theApiGivesPagesAndTheChainsState() throws Exception {
        for (int i = 0; i < 5; i++) {
            send("POST", "/api/v1/imports/undo", "{\"client\":\"acme\",\"id\":\"imp-" + i + "\"}");
        }
        JsonNode first = JsonMapper.shared().readTree(send("GET", "/api/v1/audit?limit=2&what=undo", "").body());
        assertThat(first.at("/entries/0/subject").asString()).isEqualTo("imp-4");
        assertThat(first.at("/chain/whole").asBoolean()).isTrue();
        assertThat(first.at("/chain/last").asLong()).isGreaterThanOrEqualTo(5);
        assertThat(JsonMapper.shared().readTree(send("GET", "/api/v1/audit?client=acme", "").body()).get("chain")
                .propertyNames()).as("how much others do is not a client's business").containsExactly("whole");
        JsonNode second = JsonMapper.shared().readTree(
                send("GET", "/api/v1/audit?limit=2&after=" + first.get("next").asString(), "").body());
        assertThat(second.at("/entries/0/subject").asString()).isEqualTo("imp-2");
        assertThat(send("GET", "/api/v1/audit?limit=0&foo=1", "").body()).contains("limit is", "foo is not known");
    }

    private List<Route> routes() throws IOException {
        try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("openapi.json"))) {
            List<Route> routes = new ArrayList<>();
            JsonMapper.shared().readTree(in).get("paths").properties().forEach(path -> path.getValue().properties()
                    .forEach(method -> routes.add(new Route(method.getKey().toUpperCase(Locale.ROOT), path.getKey()))));
            return routes;
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private void put(String path, String body) throws IOException, InterruptedException {
        http.send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
    }

    private URI uri(String path) {
        return server.orElseThrow().uri().resolve(path);
    }
}
