package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static outlay.web.Awaited.count;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.gate.TestKeys;

/// Somebody sets up a sender, in a real browser and against a whole server.
class LivePageTest {
    private static final String VISIT = "{\"type\": \"page\", \"messageId\": \"%s\", \"anonymousId\": \"visitor-1\", "
            + "\"timestamp\": \"2026-03-01T12:00:00Z\", \"context\": {\"userAgent\": \"Mozilla/5.0 (X11; Linux x86_64; "
            + "rv:140.0) Gecko/20100101 Firefox/140.0\", \"page\": {\"url\": \"https://shop.example/%s?gclid=Cj0K\"}}}";
    private static final String LOGIN = "{\"type\": \"identify\", \"messageId\": \"login-1\", \"userId\": \"u-1\", "
            + "\"traits\": {\"email\": \"ann@example.com\"}}";
    private static final String BAD_ORDER = "{\"type\": \"track\", \"event\": \"Order Completed\", \"messageId\": "
            + "\"order-1\", \"userId\": \"u-1\", \"properties\": {\"order_id\": \"1\", \"revenue\": \"ten\", "
            + "\"currency\": \"USD\"}}";
    private static Chromium chromium = Chromium.start();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server;

    LivePageTest(@TempDir Path data) throws Exception {
        TestKeys.keep(data, new ClientId("acme"), Key.Kind.SERVER, "shop", "s-1");
        server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void leadsFromNothingToTheFirstEvent() throws Exception {
        try (LivePage page = laptop().go("?model=first")) {
            page.page().locator("[data-part=to-live]").click();
            Locator empty = page.page().locator("[data-part=empty]", having("Whose events?"));
            says(empty, "bin/outlay keys create --client NAME --kind browser");
            page.page().locator("[data-part=client]").fill("acme");
            page.page().keyboard().press("Enter");
            Locator start = page.page().locator("[data-part=empty]", having("Nothing has come in for acme yet"));
            says(start, "bin/outlay keys create --client acme --kind browser",
                    "<script async src=\"" + server.uri() + "o.js\" data-key=\"YOUR_KEY\"></script>",
                    "curl " + server.uri() + "v1/track -u YOUR_KEY: -d '{");
            page.screenshot("live-start").fitsTheWindow();
            assertThat(send(VISIT.formatted("visit-1", ""))).isEqualTo(200);
            page.page().clock().runFor(2_000);
            says(page.event("visit-1"), "stored", "counts as a touch", "All 12 steps", "https://shop.example/",
                    "/v1/batch");
            assertThat(page.event("visit-1").innerText()).doesNotContain("Cj0K");
            assertThat(page.page().url()).contains("client=acme", "view=live");
            page.page().locator("[data-part=to-home]").click();
            page.awaitShown("text=Nothing was spent or earned yet");
            assertThat(page.page().url()).contains("model=first", "client=acme").doesNotContain("view");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void saysWhatBecameOfEachAndWhatToDo() throws Exception {
        sendOneOfEach();
        try (LivePage page = laptop().go("?view=live&client=acme")) {
            says(page.event("order-1"), "properties.revenue", "ten", "Stopped at step 7 of 12: validate",
                    "Write amounts as digits with a point");
            count(page.event("order-1").locator("[data-state=passed]"), 6);
            count(page.event("order-1").locator("[data-state=stopped]"), 1);
            assertThat(page.shown()).containsExactly("refused ", "refused order-1", "conflict visit-1",
                    "duplicate visit-1", "stored login-1", "stored visit-1");
            says(page.event("visit-1"), "other content", "an id of its own");
            assertThat(page.tally("stored") + page.tally("duplicate") + page.tally("conflict") + page.tally("refused"))
                    .isEqualTo("2112");
            assertThat(page.page().content()).doesNotContain("ann@").contains("email a...");
            page.screenshot("live-laptop").fitsTheWindow().hasNothingToComplainAbout();
        }
        try (BrowserPage page = new BrowserPage(chromium, server.uri(), 1280, 900, ColorScheme.LIGHT)) {
            page.go("?view=live&client=acme").picture("live").isUsableByEverybody().hasNothingToComplainAbout();
        }
        try (LivePage phone = new LivePage(chromium, server.uri(), 390, 844, ColorScheme.DARK)) {
            phone.go("?view=live&client=acme").event("order-1");
            phone.screenshot("live-phone-dark").fitsTheWindow();
            phone.page().setViewportSize(320, 700);
            phone.fitsTheWindow().hasNothingToComplainAbout();
        }
    }

    @Test
    void filtersByKeyboardAndKeepsItInTheAddress() throws Exception {
        sendOneOfEach();
        try (LivePage page = laptop().go("?view=live&client=acme")) {
            page.event("order-1");
            page.page().locator(".tallies button[data-status=refused]").focus();
            page.page().keyboard().press("Space");
            page.shows(2);
            assertThat(page.shown()).containsExactly("refused ", "refused order-1");
            page.page().keyboard().press("Tab");
            page.page().keyboard().type("order REVENUE");
            page.shows(1);
            assertThat(page.shown()).containsExactly("refused order-1");
            page.page().waitForURL("**find=order+REVENUE**");
            page.page().reload();
            page.event("order-1");
            page.shows(1);
            assertThat(page.shown()).as("after a reload").containsExactly("refused order-1");
            assertThat(page.page().url()).contains("status=refused", "find=order+REVENUE");
            page.page().locator("[data-part=find]").fill("no such thing");
            page.page().locator("[data-part=empty] button").click();
            page.shows(6);
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void asksEveryTwoSecondsWhileSomebodyLooks() throws Exception {
        send(VISIT.formatted("visit-1", ""));
        try (LivePage page = laptop().go("?view=live&client=acme")) {
            page.event("visit-1");
            page.page().clock().pauseAt(System.currentTimeMillis() + 60_000);
            page.awaitState("live");
            send(VISIT.formatted("visit-2", ""));
            page.page().clock().runFor(2_000);
            page.event("visit-2");
            page.hide(true);
            page.page().clock().runFor(2_000);
            assertThat(page.questionsIn(20_000)).as("while the tab is hidden").isZero();
            send(VISIT.formatted("visit-3", ""));
            page.hide(false).event("visit-3");
            // It asks once more, and until it has, the pause has not begun.
            page.page().waitForRequest(request -> request.url().contains("/api/v1/live?"),
                    () -> page.page().locator("[data-part=pause]").click());
            page.awaitState("paused");
            page.page().clock().runFor(2_000);
            assertThat(page.questionsIn(20_000)).as("while paused").isZero();
            send(VISIT.formatted("visit-4", ""));
            page.page().locator("[data-part=pause]").click();
            page.event("visit-4");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void nothingMovesUnderTheReaderAndSilenceIsSaid() throws Exception {
        for (int number = 0; number < 40; number++) {
            send(VISIT.formatted("visit-" + number, ""));
        }
        try (LivePage page = laptop().go("?view=live&client=acme")) {
            Locator find = page.page().locator("[data-part=find]");
            Locator read = page.event("visit-20");
            double before = page.top(find);
            send(BAD_ORDER);
            page.page().clock().runFor(2_000);
            page.event("order-1");
            assertThat(page.top(find)).isEqualTo(before);
            read.evaluate("line => line.scrollIntoView({block: 'center'})");
            double place = page.top(read);
            send(VISIT.formatted("visit-40", ""));
            page.page().clock().runFor(2_000);
            page.event("visit-40");
            assertThat(page.top(read)).as("the line that is being read").isCloseTo(place, within(1.0));
            server.close();
            page.page().clock().runFor(2_000);
            page.awaitState("stale");
            says(page.page().locator("[data-part=pulse]"), "The server does not answer; this is from ");
            assertThat(page.shown()).as("what was known stays").hasSize(42);
            page.screenshot("live-stale");
        }
    }

    @Test
    void aWrongClientIsSaidInWords() {
        try (LivePage page = laptop().go("?view=live&client=No+Client")) {
            says(page.page().locator("[data-part=failure]"), "must be 1 to 63 lower-case");
        }
    }

    private LivePage laptop() {
        return new LivePage(chromium, server.uri(), 1280, 800, ColorScheme.LIGHT);
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private void sendOneOfEach() throws Exception {
        send(VISIT.formatted("visit-1", ""));
        send(LOGIN);
        assertThat(send(VISIT.formatted("visit-1", ""))).isEqualTo(200);
        assertThat(send(VISIT.formatted("visit-1", "other"))).isEqualTo(207);
        assertThat(send(BAD_ORDER)).isEqualTo(400);
        assertThat(send("{\"type\": \"dance\"}")).isEqualTo(400);
    }

    /// Sends one event in a batch.
    private int send(String event) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/v1/batch"))
                .header("Authorization", "Bearer s-1")
                .POST(HttpRequest.BodyPublishers.ofString("{\"batch\": [" + event + "]}")).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
