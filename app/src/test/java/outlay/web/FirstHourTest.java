package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.count;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outlay.Server;
import outlay.Settings;

/// The first hour with Outlay of somebody in marketing, who never sees a terminal once a colleague has started it. What
/// each step took, without the time that people need to read, is written to `target/first-hour-marketing.md`.
class FirstHourTest extends FirstHour {
    @Test
    void ofSomebodyInMarketing() throws Exception {
        MadeDemo.copyTo(folder.resolve("exports"));
        Path files = folder.resolve("exports/demo/demo/files");
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                clients:
                  acme:
                    rules:
                      - {name: orders, account: google-file, when: order, tell: purchase, since: 2026-01-01}
                """);
        Files.createDirectories(data());
        try (Server server = Server.start(Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data().toString(),
                "OUTLAY_LISTEN", "127.0.0.1:0", "OUTLAY_RULES", rules.toString())));
                Chromium chromium = Chromium.start();
                BrowserPage page = new BrowserPage(chromium, server.uri(), 1280, 900, ColorScheme.LIGHT)) {
            page.expect(401).expect(404);
            step("opens the link, chooses a password", () -> signIn(page, server));
            step("looks at a demo company", () -> looksAtTheDemo(page));
            withFiles(page, files);
            withTargets(page);
            withVisits(page, server.uri());
            withTheSignalBack(page, server.uri());
            step("finds that nothing is missing", () -> {
                page.go("?client=acme&currency=USD");
                page.part("alerts").waitFor();
                page.page().waitForFunction("() => !document.querySelector('[data-step]')");
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
        says(page.page().locator(".card[data-metric=spend]"), "$");
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

    private void withVisits(BrowserPage page, URI server) throws Exception {
        step("makes a key, copies the tag, and sees the first visit come in, with its click id", () -> {
            String key = keyMade(page, "browser");
            says(page.part("made-key"), "/o.js", key);
            send(server, key, visit());
            page.page().locator("[data-part=arrived][data-state=arrived]").waitFor();
            page.part("arrived").locator("a").click();
            page.page().locator("[data-part=events] li[data-id=visit-1]").waitFor();
            says(page.part("events"), "counts as a touch");
        });
        step("copies the URL template", () -> {
            page.go("?client=acme&view=tagging");
            says(page.part("templates"), "utm_id={campaignid}");
        });
        step("reads which spend has no visits", () -> {
            page.go("?client=acme&view=tagging");
            page.part("fault").first().waitFor();
            assertThat(page.part("fault").first().locator("td[data-metric=at_stake]").first()
                    .getAttribute("data-value")).isNotEmpty();
        });
    }

    /// Without access to the platform's API.
    private void withTheSignalBack(BrowserPage page, URI server) throws Exception {
        String[] key = new String[1];
        step("makes a key for the shop's server", () -> key[0] = keyMade(page, "server"));
        step("sets up a file for the platform, gives it the address, and sees it fetched", () -> {
            page.go("?client=acme&view=signal");
            account(page, "google-csv", "google-file", "conversion_name", "Order");
            page.part("make-feed").click();
            page.part("feed-address").waitFor();
            order(server, key[0]);
            fetched(URI.create(page.page().locator("[data-part=feed-address] code").innerText()));
            page.go("?client=acme&view=signal");
            page.page().locator("[data-part=destination] [data-metric=accepted][data-value='1']").waitFor();
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
        for (int left = all.size(); left > 0; left--) {
            count(page.part("import"), left);
            page.part("import").first().click();
        }
        page.page().waitForFunction("count => document.querySelectorAll('[data-part=imports] "
                + "tr[data-state=counts]').length >= count", before + all.size());
        page.settled();
    }

    private static BigDecimal total(BrowserPage page, String metric) {
        Locator total = page.page().locator("[data-part=table] tfoot td[data-metric=" + metric + "]");
        return new BigDecimal(total.getAttribute("data-value"));
    }
}
