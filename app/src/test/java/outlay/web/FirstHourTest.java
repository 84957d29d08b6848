package outlay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import tools.jackson.databind.JsonNode;

/// The first hour with Outlay, twice: of somebody in marketing, who never sees a terminal once a colleague has started
/// it, and of an engineer. What each step took, without the time that people need to read, is written to
/// `target/first-hour-*.md`.
class FirstHourTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
    private static final Faults OVERRUN = new Faults(1, 50, 50, 0, 0, 0, 0, 0);
    private static final Path REPORTS = Path.of("target");

    @TempDir
    private Path folder = Path.of("");
    private final StringBuilder steps = new StringBuilder("| step | seconds |\n|---|---|\n");

    @FunctionalInterface
    private interface Step {
        void take() throws Exception;
    }

    private void step(String says, Step step) throws Exception {
        long start = System.nanoTime();
        step.take();
        steps.append("| %s | %.1f |%n".formatted(says, (System.nanoTime() - start) / 1e9));
    }

    @Test
    void ofSomebodyInMarketing() throws Exception {
        run("demo", "--once", "--data", folder.resolve("exports").toString());
        Path files = folder.resolve("exports/demo/demo/files");
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                clients:
                  acme:
                    rules:
                      - {name: orders, account: google-file, when: order, tell: purchase, since: 2026-01-01}
                """);
        Files.createDirectories(data());
        String key = TestKeys.keep(data(), new ClientId("acme"), Key.Kind.SERVER, "shop", "s-1");
        run("destinations", "add", "google-file", "--client", "acme", "--destination", "google-csv", "--set",
                "conversion_name=Order", "--data", data().toString());
        String feed = run("destinations", "feed", "google-file", "--client", "acme", "--data", data().toString())
                .lines().filter(line -> line.contains("/feeds/")).findFirst().orElseThrow();
        try (Server server = Server.start(Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data().toString(),
                "OUTLAY_LISTEN", "127.0.0.1:0", "OUTLAY_RULES", rules.toString())));
                Chromium chromium = Chromium.start();
                BrowserPage page = new BrowserPage(chromium, server.uri(), 1280, 900, ColorScheme.LIGHT)) {
            page.expect(401).expect(404);
            step("opens the link, chooses a password", () -> signIn(page, server));
            step("looks at a demo company", () -> looksAtTheDemo(page));
            withFiles(page, files);
            withTargets(page);
            withVisits(page, server.uri(), key);
            step("gives the platform the address of a file, and sees it fetched", () -> {
                order(server.uri(), key);
                fetched(server.uri().resolve(feed.substring(feed.indexOf("/feeds/"))));
                page.go("?client=acme&view=signal");
                page.page().locator("[data-part=destination] [data-metric=accepted][data-value='1']").waitFor();
            });
            page.hasNothingToComplainAbout();
        }
        Files.writeString(REPORTS.resolve("first-hour-marketing.md"), steps);
    }

    private static void looksAtTheDemo(BrowserPage page) {
        page.go("");
        page.part("make-demo").click();
        page.part("to-demo").click();
        page.part("demo-notice").waitFor();
        page.settled();
        assertThat(page.page().locator(".card[data-metric=spend]").innerText()).contains("$");
    }

    /// Without any tag.
    private void withFiles(BrowserPage page, Path files) throws Exception {
        step("drops the exports of Google, Meta and LinkedIn, and imports them", () -> drop(page,
                files("google-ads", files), files("meta-ads", files), files("linkedin-ads", files)));
        step("sees what was spent, by channel", () -> {
            page.go("?client=acme&view=report");
            assertThat(total(page, "spend")).isPositive();
        });
        step("drops the contacts, deals and rates", () -> drop(page, files("hubspot", files),
                Stream.of(files.resolve("rates.csv"))));
        step("sees what was earned, and what the platforms claim", () -> {
            page.go("?client=acme&view=report&currency=USD");
            assertThat(total(page, "revenue")).isPositive();
            page.go("?client=acme&view=reconcile");
            page.part("account").first().waitFor();
        });
    }

    private void withTargets(BrowserPage page) throws Exception {
        step("enters LTV and payback, and reads the max CPA", () -> {
            page.go("?client=acme&view=economics&currency=USD");
            page.part("cpa-ltv").fill("3000");
            page.part("cpa-payback").fill("6");
            page.part("cpa-ratio").fill("3:1");
            page.page().locator("[data-part=max-cpa][data-value='1000.00']").waitFor();
        });
        step("makes it the target, and sees the campaigns above it", () -> {
            page.expect(400).go("?client=acme&view=settings");
            page.part("add-targets").click();
            page.page().locator("[data-row='1'] [data-column=currency]").fill("USD");
            page.page().locator("[data-row='1'] [data-column=max_cpa]").fill("1000");
            page.part("try-targets").click();
            page.part("save-targets").click();
            page.part("undo-targets").waitFor();
            page.go("?client=acme&view=report&by=campaigns&currency=USD");
            assertThat(page.page().locator("[data-part=table] tbody td[data-metric=cpa] .above").allInnerTexts())
                    .isNotEmpty().containsOnly("above $1,000.00");
        });
    }

    private void withVisits(BrowserPage page, URI server, String key) throws Exception {
        step("copies the tag and the URL template", () -> {
            page.go("?client=acme&view=live");
            assertThat(page.page().locator("main").innerText()).contains("/o.js");
            page.go("?client=acme&view=tagging");
            assertThat(page.part("templates").innerText()).contains("utm_id={campaignid}");
        });
        step("sees the first visit come in, with its click id", () -> {
            page.go("?client=acme&view=live");
            send(server, key, visit());
            page.page().locator("[data-part=events] li[data-id=visit-1]").waitFor();
            assertThat(page.part("events").innerText()).contains("counts as a touch");
        });
        step("reads which spend has no visits", () -> {
            page.go("?client=acme&view=tagging");
            page.part("fault").first().waitFor();
            assertThat(page.part("fault").first().locator("td[data-metric=at_stake]").first()
                    .getAttribute("data-value")).isNotEmpty();
        });
    }

    /// Of this morning: the platform knows its click by now.
    private static void order(URI server, String key) throws Exception {
        send(server, key, """
                {"type": "track", "event": "Order Completed", "messageId": "m-9", "userId": "u-9", "anonymousId": "a-9",
                 "timestamp": "%s", "context": {"page": {"url": "https://shop.example/thanks?gclid=Cj0K-9"},
                 "consent": {"categoryPreferences": {"Advertising": true, "Analytics": true}}},
                 "properties": {"order_id": "o-9", "revenue": 49.9, "currency": "USD"}}
                """.formatted(Instant.now().minus(Duration.ofHours(9))));
    }

    /// As the platform does it: it comes again when it is told to.
    private static void fetched(URI file) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (true) {
                HttpResponse<String> answer = http.send(HttpRequest.newBuilder(file).build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().contains("Cj0K-9,Order,")) {
                    return;
                }
                assertThat(answer.statusCode()).as(answer.body()).isIn(200, 429);
                assertThat(Instant.now()).as("still waiting: %s", answer.body()).isBefore(end);
                TimeUnit.SECONDS.sleep(Math.max(1, answer.headers().firstValueAsLong("Retry-After").orElse(1)));
            }
        }
    }

    private static void signIn(BrowserPage page, Server server) {
        URI link = URI.create(server.setUp().orElseThrow());
        page.go("?" + link.getRawQuery() + "#" + link.getRawFragment());
        page.page().fill("[name=email]", "ann@example.com");
        page.page().fill("[name=password]", "a sentence that only I would say");
        page.page().click("button.main");
        page.page().waitForSelector("[data-part=who]");
    }

    private static Stream<Path> files(String platform, Path files) throws Exception {
        try (Stream<Path> found = Files.list(files.resolve(platform))) {
            return found.sorted().toList().stream();
        }
    }

    @SafeVarargs
    private static void drop(BrowserPage page, Stream<Path>... files) {
        page.go("?client=acme&view=imports");
        List<Path> all = Stream.of(files).flatMap(each -> each).toList();
        int before = page.page().locator("[data-part=imports] tr[data-state=counts]").count();
        page.part("files").setInputFiles(all.toArray(Path[]::new));
        for (int i = 0; i < all.size(); i++) {
            page.part("import").first().waitFor();
            int left = page.part("import").count();
            page.part("import").first().click();
            page.page().waitForFunction("left => document.querySelectorAll('[data-part=import]').length !== left",
                    left);
        }
        page.page().waitForFunction("count => document.querySelectorAll('[data-part=imports] "
                + "tr[data-state=counts]').length >= count", before + all.size());
        page.settled();
    }

    private static BigDecimal total(BrowserPage page, String metric) {
        Locator total = page.page().locator("[data-part=table] tfoot td[data-metric=" + metric + "]");
        return new BigDecimal(total.getAttribute("data-value"));
    }

    @Test
    void ofAnEngineer() throws Exception {
        Path secrets = Files.writeString(folder.resolve("secrets"), "access_token: a-token-of-the-test\n");
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                clients:
                  acme:
                    rules:
                      - name: purchases
                        account: meta-main
                        when: order
                        tell: purchase
                        since: 2026-01-01
                """);
        Files.createDirectories(data());
        String key = TestKeys.keep(data(), new ClientId("acme"), Key.Kind.SERVER, "shop", "s-1");
        FakePlatforms overrun = FakePlatforms.start(0, OVERRUN, Clock.systemUTC(), SECRET);
        int port = overrun.uri().getPort();
        Map<String, String> settings = Map.of("OUTLAY_DATA", data().toString(), "OUTLAY_LISTEN", "127.0.0.1:0",
                "OUTLAY_RULES", rules.toString(), "OUTLAY_SANDBOX", overrun.uri().toString(), "OUTLAY_SIGN_IN", "off");
        run("destinations", "add", "meta-main", "--client", "acme", "--destination", "meta", "--set",
                "dataset_id=1234567890", "--secrets", secrets.toString(), "--data", data().toString());
        Server[] started = new Server[1];
        step("starts the server", () -> started[0] = Server.start(Settings.read(Optional.empty(), settings)));
        try (Server server = started[0]) {
            step("asks the doctor", () -> assertThat(run("doctor", "--data", data().toString())).contains("ok"));
            step("sends one visit and sees what became of it", () -> {
                send(server.uri(), key, visit());
                String people = run("keys", "people", "--client", "acme", "--data", data().toString()).strip();
                assertThat(get(server.uri().resolve("/api/v1/live?client=acme"), people)).contains("visit-1", "stored");
            });
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
        Files.writeString(REPORTS.resolve("first-hour-engineer.md"), steps);
    }

    private void await(String what, java.util.function.Predicate<JsonNode> reached) throws Exception {
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

    private static String visit() {
        return """
                {"type": "page", "messageId": "visit-1", "anonymousId": "v-1", "timestamp": "%s", "context":
                 {"userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                  "page": {"url": "https://shop.example/?gclid=Cj0K"}}}""".formatted(Instant.now().minusSeconds(60));
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

    private static void send(URI server, String key, String event) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(server.resolve("/v1/batch"))
                    .header("Authorization", "Bearer " + key)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"batch\": [" + event + "]}")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private static String get(URI uri, String people) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + people).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static String run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
        assertThat(status).as("%s %s %s", Arrays.toString(words), out, err).isZero();
        return out.toString();
    }
}
