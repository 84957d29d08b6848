package outlay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.count;
import static outlay.web.Awaited.is;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.options.ColorScheme;
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
import java.util.Map;
import java.util.Optional;
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

/// Orders that a rule tells to a platform, as their client's people see them in a real browser; and the settings that
/// say so.
class SignalPageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void fromWhatCameInToWhatWasTakenAndAgain() throws Exception {
        Path data = folder.resolve("data");
        String key = TestKeys.keep(Files.createDirectories(data), new ClientId("acme"), Key.Kind.SERVER, "shop", "s-1");
        Path secrets = Files.writeString(folder.resolve("secrets"), "access_token: a-token-of-the-test\n");
        run("destinations", "add", "meta-main", "--client", "acme", "--destination", "meta", "--set",
                "dataset_id=1234567890", "--secrets", secrets.toString());
        Path rules = WrittenRules.purchases(folder);
        String people = run("keys", "people", "--client", "acme").strip();
        try (FakePlatforms platforms = FakePlatforms.start(0, Faults.NONE, Clock.systemUTC(), SECRET);
                Server server = Server.start(Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString(),
                        "OUTLAY_LISTEN", "127.0.0.1:0", "OUTLAY_RULES", rules.toString(), "OUTLAY_SANDBOX",
                        platforms.uri().toString(), "OUTLAY_SIGN_IN", "off")));
                Chromium chromium = Chromium.start()) {
            for (int number = 1; number <= 3; number++) {
                order(server.uri(), key, number, number != 2);
            }
            awaitEnds(3);
            try (BrowserPage page = new BrowserPage(chromium, server.uri(), 1280, 900, ColorScheme.LIGHT)) {
                saysHowFarItGets(page, people);
                tellsTheStoryOfOne(page);
                deliversAgain(page);
                settingsSayTheRule(page, key);
            }
            for (int width : new int[]{320, 768}) {
                try (BrowserPage page = new BrowserPage(chromium, server.uri(), width, 900, ColorScheme.DARK)) {
                    open(page, people);
                    page.fits().isUsableByEverybody().screenshot("page-signal-open-" + width);
                    page.go("?client=acme&view=settings").fits().isUsableByEverybody()
                            .screenshot("page-settings-" + width).hasNothingToComplainAbout();
                }
            }
            assertThat(platforms.ledger("meta").counted()).hasSize(2);
        }
    }

    private static void open(BrowserPage page, String people) {
        page.go("?client=acme&view=signal");
        page.part("people-key").fill(people);
        page.page().keyboard().press("Enter");
        page.part("deliveries").waitFor();
        page.settled();
    }

    private static void saysHowFarItGets(BrowserPage page, String people) {
        open(page, people);
        Map.of("wished", "3", "eligible", "3", "consented", "2", "sent", "2", "accepted", "2")
                .forEach((name, count) -> is(page.page().locator("[data-part=destination] [data-metric=" + name
                        + "]"), "data-value", count));
        count(page.page().locator("[data-part=deliveries] tbody tr"), 3);
        page.fits().isUsableByEverybody().picture("signal");
        page.part("by-state").selectOption("suppressed");
        count(page.page().locator("[data-part=deliveries] tbody tr"), 1);
        assertThat(page.page().url()).contains("state=suppressed");
        page.part("by-state").selectOption("");
        count(page.page().locator("[data-part=deliveries] tbody tr"), 3);
    }

    private static void tellsTheStoryOfOne(BrowserPage page) {
        page.page().locator("[data-name='o-1:purchase'] a").click();
        says(page.part("story"), "to meta-main", "Delivered", "200", "custom_data.value",
                "ads granted with the conversion");
        page.settled().fits().isUsableByEverybody().screenshot("signal-story");
        page.page().getByText("All deliveries").click();
        page.part("deliveries").waitFor();
        page.settled();
    }

    private static void deliversAgain(BrowserPage page) {
        page.part("replay-state").selectOption("suppressed");
        try (Held counted = new Held(page, "POST deliveries/replay")) {
            page.part("dry-run").click();
            counted.asked(1);
            assertThat(page.part("replay-state").isDisabled()).as("what it counts stays chosen").isTrue();
        }
        is(page.part("counted"), "data-value", "1");
        says(page.part("counted"), "1 would be delivered again");
        page.part("replay-now").click();
        says(page.part("replayed"), "1");
        page.part("pause").click();
        page.page().getByText("paused by hand").waitFor();
        page.part("pause").click();
        page.page().waitForFunction("() => !document.body.innerText.includes('paused by hand')");
        page.isUsableByEverybody();
    }

    private static void settingsSayTheRule(BrowserPage page, String key) {
        page.go("?client=acme&view=settings");
        says(page.part("rules"), "purchases", "order", "meta-main");
        says(page.part("keys"), "server", "valid");
        assertThat(page.page().content()).doesNotContain(key).doesNotContain("a-token-of-the-test");
        page.fits().isUsableByEverybody().picture("settings").hasNothingToComplainAbout();
    }

    private void awaitEnds(int count) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode all = Json.read(run("deliveries", "list", "--client", "acme", "--format", "json").getBytes(UTF_8),
                    1 << 20);
            long ended = all.valueStream().map(each -> each.path("state").asString())
                    .filter(state -> state.equals("delivered") || state.equals("suppressed")).count();
            if (ended == count) {
                return;
            }
            assertThat(Instant.now()).as("still waiting: %s", all).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static void order(URI server, String key, int number, boolean agreed) throws Exception {
        String event = """
                {"event": "Order Completed", "messageId": "m-%1$s", "userId": "u-%1$s", "anonymousId": "a-%1$s",
                 "timestamp": "%2$s", "context": {"traits": {"email": "buyer%1$s@shop-mail.com"},
                 "page": {"url": "https://shop.example/thanks?fbclid=IwAR%1$s"},
                 "consent": {"categoryPreferences": {"Advertising": %3$s, "Analytics": true}}},
                 "properties": {"order_id": "o-%1$s", "revenue": 49.9, "currency": "USD"}}
                """.formatted(number, Instant.now().minusSeconds(60), agreed);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(server.resolve("/v1/track"))
                    .header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
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
        assertThat(status).as(Arrays.toString(words) + out).isZero();
        return out.toString();
    }
}
