package outlay.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.command.Outlay;
import outlay.gate.TestKeys;

/// The way of an order through a whole server into the file that a platform fetches.
class FeedsFetchedTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /// Long enough ago for the platform to know the click.
    private static final Instant AT = Instant.now().minus(Duration.ofHours(9));
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anOrderIsFetchedOnceItsAddressIsKnownAndByNobodyElse() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        String key = TestKeys.keep(data, new ClientId("acme"), Key.Kind.SERVER, "shop", "s-1");
        run(0, "destinations", "add", "google-file", "--client", "acme", "--destination", "google-csv", "--set",
                "conversion_name=Order");
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                clients:
                  acme:
                    rules:
                      - {name: orders, account: google-file, when: order, tell: purchase, since: 2026-01-01}
                """);
        String path = path(run(0, "destinations", "feed", "google-file", "--client", "acme"));
        assertThat(run(1, "destinations", "feed", "google-file", "--client", "acme")).contains("--rotate");
        try (Server server = Server.start(Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString(),
                "OUTLAY_LISTEN", "127.0.0.1:0", "OUTLAY_RULES", rules.toString())))) {
            order(server.uri(), key, "1", true);
            order(server.uri(), key, "2", false);
            HttpResponse<String> file = fetched(server.uri().resolve(path), "o-1");
            assertThat(file.body()).startsWith("Parameters:TimeZone=+0000\r\nGoogle Click ID,")
                    .contains("\r\nCj0-1,Order,").endsWith(",49.90,USD,o-1\r\n").doesNotContain("o-2", "Cj0-2");
            assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(file.headers().firstValue("Content-Type")).hasValueSatisfying(
                    type -> assertThat(type).startsWith("text/csv"));
            String tag = file.headers().firstValue("ETag").orElseThrow();
            assertThat(get(server.uri().resolve(path)).body()).isEqualTo(file.body());
            assertThat(send(HttpRequest.newBuilder(server.uri().resolve(path)).header("If-None-Match", tag)
                    .build()).statusCode()).isEqualTo(304);
            assertThat(run(0, "deliveries", "show", "o-1:purchase", "--client", "acme"))
                    .contains("fetched", "127.0.0.0/24 Java-http-client", "delivered");
            assertThat(run(0, "deliveries", "show", "o-2:purchase", "--client", "acme")).contains("suppressed");
            theWrongAddressTellsNothing(server.uri(), path);
            paused(server.uri().resolve(path));
            String rotated = path(run(0, "destinations", "feed", "google-file", "--client", "acme", "--rotate"));
            assertThat(get(server.uri().resolve(path)).statusCode()).isEqualTo(404);
            assertThat(get(server.uri().resolve(rotated)).body()).isEqualTo(file.body());
            run(0, "destinations", "feed", "google-file", "--client", "acme", "--revoke");
            assertThat(get(server.uri().resolve(rotated)).statusCode()).isEqualTo(404);
            assertThat(run(1, "destinations", "feed", "google-file", "--client", "acme", "--revoke"))
                    .contains("no address");
            nothingHolds(data, path.split("/")[2]);
        }
    }

    private void theWrongAddressTellsNothing(URI server, String path) throws Exception {
        String token = path.split("/")[2];
        List<String> wrong = List.of("/feeds/" + "x".repeat(token.length()) + "/google-file.csv",
                "/feeds/" + token + "/other.csv", "/feeds/" + token + "/google-file",
                "/feeds/" + token.toLowerCase(Locale.ROOT) + "/google-file.csv");
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String each : wrong) {
            answers.add(get(server.resolve(each)));
        }
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(404);
        assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.getFirst().body());
    }

    private void paused(URI file) throws Exception {
        run(0, "deliveries", "pause", "--client", "acme", "--account", "google-file");
        assertThat(get(file).statusCode()).isEqualTo(503);
        run(0, "deliveries", "resume", "--client", "acme", "--account", "google-file");
        assertThat(get(file).statusCode()).isEqualTo(200);
    }

    private static void nothingHolds(Path data, String token) throws Exception {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                        .as(file.toString()).doesNotContain(token);
            }
        }
    }

    private static String path(String printed) {
        Matcher path = Pattern.compile("/feeds/[\\w-]{43}/google-file\\.csv").matcher(printed);
        assertThat(path.find()).as(printed).isTrue();
        return path.group();
    }

    /// The file, once the order has come that far.
    private HttpResponse<String> fetched(URI file, String order) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            HttpResponse<String> answer = get(file);
            if (answer.statusCode() == 429) {
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
                TimeUnit.SECONDS.sleep(answer.headers().firstValueAsLong("Retry-After").orElse(0));
                continue;
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            if (answer.body().contains(order)) {
                return answer;
            }
            assertThat(Instant.now()).as("still waiting: %s", answer.body()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(1_000);
        }
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void order(URI server, String key, String number, boolean agreed) throws Exception {
        String event = """
                {"event": "Order Completed", "messageId": "m-%1$s", "userId": "u-%1$s", "anonymousId": "a-%1$s",
                 "timestamp": "%2$s", "context": {"page": {"url": "https://shop.example/thanks?gclid=Cj0-%1$s"},
                 "consent": {"categoryPreferences": {"Advertising": %3$s, "Analytics": true}}},
                 "properties": {"order_id": "o-%1$s", "revenue": 49.9, "currency": "USD"}}
                """.formatted(number, AT, agreed);
        String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.resolve("/v1/track"))
                .header("Authorization", "Basic " + basic).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event)).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String run(int expected, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = folder.resolve("data").toString();
        StringWriter out = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(all);
        assertThat(status).as("%s: %s", List.of(all), out).isEqualTo(expected);
        return out.toString();
    }
}
