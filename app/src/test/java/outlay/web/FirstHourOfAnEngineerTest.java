package outlay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import outlay.Server;
import outlay.Settings;
import outlay.fact.Event;
import outlay.fake.FakePlatforms;
import outlay.fake.Faults;
import outlay.json.Json;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.telling.rule.WrittenRules;
import outlay.vault.Vaults;
import tools.jackson.databind.JsonNode;

/// The first hour with Outlay of an engineer: a key, an account, a library, a proxy, metrics, a platform that fails and
/// recovers, a backup. What each step took is written to `target/first-hour-engineer.md`.
class FirstHourOfAnEngineerTest extends FirstHour {
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
    private static final Faults OVERRUN = new Faults(1, 50, 50, 0, 0, 0, 0, 0);
    /// The name that the world knows the doors by.
    private static final String OUTSIDE = "collect.shop.example";

    @Test
    void ofAnEngineer() throws Exception {
        Path rules = WrittenRules.purchases(folder);
        Files.createDirectories(data());
        FakePlatforms overrun = FakePlatforms.start(0, OVERRUN, Clock.systemUTC(), SECRET);
        int port = overrun.uri().getPort();
        Map<String, String> settings = Map.of("OUTLAY_DATA", data().toString(), "OUTLAY_LISTEN", "127.0.0.1:0",
                "OUTLAY_RULES", rules.toString(), "OUTLAY_SANDBOX", overrun.uri().toString(), "OUTLAY_SIGN_IN", "off",
                "OUTLAY_PUBLIC_HOSTS", OUTSIDE);
        Server[] started = new Server[1];
        step("starts the server", () -> started[0] = Server.start(Settings.read(Optional.empty(), settings)));
        try (Server server = started[0]) {
            step("asks the doctor", () -> assertThat(run("doctor", "--data", data().toString())).contains("ok"));
            String key = setUp(server.uri());
            step("points a library of Segment's at it, and sees what became of it",
                    () -> asALibrary(server.uri(), key));
            behindAProxy(server.uri());
            step("reads the metrics", () -> assertThat(get(server.adminUri().resolve("/metrics")))
                    .contains("outlay_events_total").doesNotContain(key));
            step("has an order refused with 429 and 503, again and again", () -> {
                send(server.uri(), key, order(1, true));
                await("attempts", each -> each.path("attempts").asInt() >= 2);
                overrun.close();
            });
            try (FakePlatforms well = FakePlatforms.start(port, Faults.NONE, Clock.systemUTC(), SECRET)) {
                step("sees it delivered once the platform is well", () -> await("delivered",
                        each -> each.path("state").asString().equals("delivered")));
                assertThat(well.ledger("meta").counted()).hasSize(1);
                step("delivers again what has ended", () -> {
                    send(server.uri(), key, order(2, false));
                    await("suppressed", each -> each.path("state").asString().equals("suppressed"));
                    assertThat(run("deliveries", "replay", "--client", "acme", "--state", "suppressed", "--dry-run",
                            "--data", data().toString())).contains("1");
                });
            }
            Path backupKey = folder.resolve("backup.key");
            step("backs up while the server runs, and restores", () -> {
                run("backup", "--key-file", backupKey.toString(), folder.resolve("one.backup").toString(), "--data",
                        data().toString());
                run("restore", "--key-file", backupKey.toString(), folder.resolve("one.backup").toString(), "--data",
                        folder.resolve("restored").toString());
                assertThat(run("deliveries", "list", "--client", "acme", "--data", folder.resolve("restored")
                        .toString())).contains("delivered", "suppressed");
            });
        } finally {
            overrun.close();
        }
        assertThat(addressOf("proxied-1")).as("the visitor's network, not the proxy's").isEqualTo("203.0.113.0");
        Files.writeString(REPORTS.resolve("first-hour-engineer.md"), steps);
    }

    private void await(String what, Predicate<JsonNode> reached) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode all = Json.read(run("deliveries", "list", "--client", "acme", "--format", "json", "--data",
                    data().toString()).getBytes(UTF_8), 1 << 20);
            if (all.valueStream().anyMatch(reached)) {
                return;
            }
            assertThat(Instant.now()).as("still waiting for %s: %s", what, all).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /// On the page, by whoever has the people key of the client.
    private String setUp(URI uri) throws Exception {
        String[] key = new String[1];
        try (Chromium chromium = Chromium.start();
                BrowserPage page = new BrowserPage(chromium, uri, 1280, 900, ColorScheme.LIGHT)) {
            step("makes a key, and copies the call", () -> {
                key[0] = keyMade(page, "server");
                says(page.part("made-key"), "curl https://" + OUTSIDE + "/v1/track");
            });
            step("sets up an account at a platform", () -> {
                page.go("?client=acme&view=signal");
                String people = run("keys", "people", "--client", "acme", "--data", data().toString()).strip();
                page.expect(404).part("people-key").fill(people);
                page.page().keyboard().press("Enter");
                account(page, "meta", "meta-main", "dataset_id", "1234567890", "access_token", "a-token-of-the-test");
            });
            page.hasNothingToComplainAbout();
        }
        return key[0];
    }

    /// As @segment/analytics-node documents and sends it: the write key as the user of basic authorization.
    private static void asALibrary(URI uri, String key) throws Exception {
        String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
        String body = "{\"batch\":[" + visit() + "],\"sentAt\":\"" + Instant.now() + "\"}";
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(uri.resolve("/v1/batch"))
                    .header("Authorization", "Basic " + basic).header("Content-Type", "application/json")
                    .header("User-Agent", "analytics-node-next/latest")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        assertThat(get(uri.resolve("/api/v1/live?client=acme"))).contains("visit-1", "stored");
    }

    private void behindAProxy(URI uri) throws Exception {
        step("puts a reverse proxy before it, which tells the visitor's address and leads to no report", () -> {
            String browser = "{\"client\":\"acme\",\"kind\":\"browser\"}";
            String key = Json.read(answer(HttpRequest.newBuilder(uri.resolve("/api/v1/keys"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(browser)), 201).getBytes(UTF_8), 10_000).path("key")
                    .asString();
            try (ReverseProxy proxy = ReverseProxy.start(uri, OUTSIDE, "203.0.113.77")) {
                answer(HttpRequest.newBuilder(proxy.uri().resolve("/v1/page"))
                        .header("Authorization", "Bearer " + key).header("X-Forwarded-For", "198.51.100.1")
                        .POST(HttpRequest.BodyPublishers.ofString(visit().replace("visit-1", "proxied-1"))), 200);
                answer(HttpRequest.newBuilder(proxy.uri().resolve("/api/v1/live?client=acme")), 404);
            }
        });
    }

    private static String answer(HttpRequest.Builder request, int status) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return answer.body();
        }
    }

    private static String get(URI uri) throws Exception {
        return answer(HttpRequest.newBuilder(uri), 200);
    }

    /// Of an event, as the log keeps it.
    private String addressOf(String id) throws Exception {
        try (LocalLog log = LocalLog.open(data().resolve("log"), LogSettings.DEFAULT, Vaults.of(data()));
                Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                if (FactCodec.decode(cursor.entry()) instanceof Event event && event.id().equals(id)) {
                    return event.seen().orElseThrow().ip();
                }
            }
        }
        throw new AssertionError("the log has no " + id);
    }

    private static String order(int number, boolean agreed) {
        return """
                {"type": "track", "event": "Order Completed", "messageId": "m-%1$s", "userId": "u-%1$s",
                 "timestamp": "%2$s", "context": {"traits": {"email": "buyer%1$s@shop-mail.com"},
                 "page": {"url": "https://shop.example/thanks?fbclid=IwAR%1$s"},
                 "consent": {"categoryPreferences": {"Advertising": %3$s, "Analytics": true}}},
                 "properties": {"order_id": "o-%1$s", "revenue": 49.9, "currency": "USD"}}
                """.formatted(number, Instant.now().minusSeconds(60), agreed);
    }
}
