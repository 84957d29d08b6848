package outlay.scenario;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.command.Outlay;
import outlay.fake.FakePlatforms;
import outlay.fake.Faults;
import outlay.gate.TestKeys;
import outlay.json.Json;
import outlay.telling.rule.WrittenRules;
import tools.jackson.databind.JsonNode;

/// The way of an order through a whole server: in at a door, out to the platform that the client's rule names, once,
/// under the consent that came with it, with a receipt.
class ConversionsToldTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Set<String> ENDS = Set.of("delivered", "rejected", "expired", "suppressed", "unresolved");
    /// The same for an order that is sent twice, which is then one.
    private static final Instant AT = Instant.now().minusSeconds(60);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void ordersAreToldOnceAndOnlyWhereThePersonAgreed() throws Exception {
        Path data = folder.resolve("data");
        String key = TestKeys.keep(Files.createDirectories(data), new ClientId("acme"), Key.Kind.SERVER, "shop", "s-1");
        Path secrets = Files.writeString(folder.resolve("secrets"), "access_token: a-token-of-the-test\n");
        run("destinations", "add", "meta-main", "--client", "acme", "--destination", "meta", "--set",
                "dataset_id=1234567890", "--secrets", secrets.toString());
        Path rules = WrittenRules.purchases(folder);
        try (FakePlatforms platforms = FakePlatforms.start(0, Faults.NONE, Clock.systemUTC(), SECRET)) {
            Settings settings = Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString(), "OUTLAY_LISTEN",
                    "127.0.0.1:0", "OUTLAY_RULES", rules.toString(), "OUTLAY_SANDBOX", platforms.uri().toString()));
            try (Server server = Server.start(settings)) {
                order(server.uri(), key, "1", true);
                order(server.uri(), key, "2", false);
                order(server.uri(), key, "1", true);
                assertThat(ended(2)).containsExactlyInAnyOrderEntriesOf(
                        Map.of("o-1:purchase", "delivered", "o-2:purchase", "suppressed"));
                assertThat(run("deliveries", "show", "o-2:purchase", "--client", "acme")).contains("refused");
                refund(server.uri(), key, "1");
                ended(3);
            }
            try (Server again = Server.start(settings)) {
                order(again.uri(), key, "3", true);
                assertThat(ended(4)).containsEntry("o-3:purchase", "delivered");
            }
            assertThat(platforms.ledger("meta").counted()).hasSize(2);
        }
    }

    /// What became of each conversion, once `count` deliveries have ended.
    private Map<String, String> ended(int count) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode all = Json.read(run("deliveries", "list", "--client", "acme", "--format", "json").getBytes(
                    UTF_8), 1 << 20);
            Map<String, String> states = new TreeMap<>();
            int ended = 0;
            for (JsonNode each : all) {
                ended += ENDS.contains(each.path("state").asString()) ? 1 : 0;
                if (each.path("what").asString().equals("conversion")) {
                    states.put(each.path("conversion").asString(), each.path("state").asString());
                }
            }
            if (ended == count && all.size() == count) {
                return states;
            }
            assertThat(Instant.now()).as("still waiting: %s", all).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static void order(URI server, String key, String number, boolean agreed) throws Exception {
        send(server, key, """
                {"event": "Order Completed", "messageId": "m-%1$s", "userId": "u-%1$s", "anonymousId": "a-%1$s",
                 "timestamp": "%2$s", "context": {"traits": {"email": "buyer%1$s@shop-mail.com"},
                 "page": {"url": "https://shop.example/thanks?fbclid=IwAR%1$s"},
                 "consent": {"categoryPreferences": {"Advertising": %3$s, "Analytics": true}}},
                 "properties": {"order_id": "o-%1$s", "revenue": 49.9, "currency": "USD"}}
                """.formatted(number, AT, agreed));
    }

    private static void refund(URI server, String key, String number) throws Exception {
        send(server, key, """
                {"event": "Order Refunded", "messageId": "r-%1$s", "userId": "u-%1$s", "timestamp": "%2$s",
                 "properties": {"order_id": "o-%1$s", "revenue": 49.9, "currency": "USD"}}
                """.formatted(number, AT));
    }

    private static void send(URI server, String key, String event) throws Exception {
        String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(
                UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(server.resolve("/v1/track"))
                    .header("Authorization", "Basic " + basic).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(event)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private String run(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = folder.resolve("data").toString();
        StringWriter out = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(all);
        assertThat(status).as("%s: %s", List.of(all), out).isZero();
        return out.toString();
    }
}
