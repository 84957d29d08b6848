package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.is;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;

/// Somebody sets up what comes in, in a real browser and without a terminal.
class SetUpPagesTest {
    private static final String KEYS = "?client=acme&view=settings&part=keys";
    private static final String VISIT = "{\"messageId\":\"%s\",\"anonymousId\":\"visitor-1\",\"context\":{\"page\":"
            + "{\"url\":\"https://shop.example/\"}}}";
    private static Chromium chromium = Chromium.start();

    private final Server server;

    SetUpPagesTest(@TempDir Path data) throws Exception {
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
    void aBrowserKeyIsMadeAndItsFirstEventSeen() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=acme&view=live");
            page.part("to-keys").click();
            page.part("key-form").waitFor();
            page.part("key-sites").fill("shop.example/x");
            page.expect(400).part("make-key").click();
            says(page.part("failure"), "origins", "without a path");
            page.part("key-sites").fill("https://www.shop.example\nhttps://shop.example");
            page.settled().fits().isUsableByEverybody().screenshot("key-form");
            page.part("make-key").click();
            page.part("made-key").waitFor();
            String tag = page.page().locator("[data-part=made-key] code").first().innerText();
            assertThat(tag).matches("<script async src=\"" + server.uri()
                    + "o\\.js\" data-key=\"ob_\\w{32}\"></script>");
            is(page.part("arrived"), "data-state", "waiting");
            page.settled().fits().isUsableByEverybody().screenshot("key-made");
            assertThat(send(tag.replaceAll(".*data-key=\"(\\w+)\".*", "$1"), "visit-1")).isEqualTo(200);
            page.page().locator("[data-part=arrived][data-state=arrived]").waitFor();
            says(page.part("arrived"), "the first event came at");
            page.page().getByText("See what comes in").click();
            page.page().locator("[data-part=events] li[data-id=visit-1]").waitFor();
            assertThat(page.page().url()).contains("view=live", "find=key_");
            page.go("?client=acme&view=live&find=key_nobody");
            page.part("empty").waitFor();
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void aSecretKeyIsShownOnceRevokedAndTakenBack() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go(KEYS);
            page.part("kind-server").check();
            page.part("make-key").click();
            page.part("made-key").waitFor();
            String key = page.page().locator("[data-part=made-key] code").first().innerText();
            assertThat(key).matches("os_\\w{32}");
            says(page.part("made-key"), "curl " + server.uri() + "v1/track -u " + key + ":");
            page.part("key-done").click();
            assertThat(page.page().content()).as("shown once").doesNotContain(key);
            page.part("revoke-key").click();
            page.part("restore-key").waitFor();
            assertThat(send(key, "visit-2")).isEqualTo(401);
            page.part("restore-key").click();
            page.part("revoke-key").waitFor();
            assertThat(send(key, "visit-2")).isEqualTo(200);
            page.go(KEYS);
            page.part("ask-revoke").focus();
            page.page().keyboard().press("Enter");
            page.page().getByText("nothing they send comes in then").waitFor();
            page.settled().isUsableByEverybody();
            page.part("revoke-key").click();
            page.part("restore-key").waitFor();
            assertThat(send(key, "visit-3")).isEqualTo(401);
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void aLinkIsMadeClickedAndDisabled() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=acme&view=settings&part=links");
            page.part("new-link").click();
            page.part("link-to").fill("javascript:alert(1)");
            page.expect(400).part("make-link").click();
            says(page.part("failure"), "must begin with https://");
            page.part("link-to").fill("https://shop.example/shoes?partner={sub1}");
            page.part("link-campaign").fill("Spring Sale");
            page.settled().fits().isUsableByEverybody().screenshot("link-form");
            page.part("make-link").click();
            page.part("turn-link").waitFor();
            String path = page.page().locator("[data-part=links] tbody code").innerText();
            says(page.part("links"), "partner={sub1}&utm_campaign=Spring%20Sale", "in use");
            assertThat(click(path)).isEqualTo(302);
            page.go("?client=acme&view=settings&part=links");
            is(page.page().locator("[data-part=links] td[data-metric=clicks]"), "data-value", "1");
            page.part("turn-link").click();
            page.page().getByText("out of use since").waitFor();
            assertThat(click(path)).isEqualTo(410);
            page.part("turn-link").click();
            page.page().getByText("in use", new Page.GetByTextOptions().setExact(true)).waitFor();
            assertThat(click(path)).isEqualTo(302);
            page.settled().fits().isUsableByEverybody().screenshot("links").hasNothingToComplainAbout();
        }
    }

    private int click(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(server.uri().resolve(path)).header("User-Agent",
                    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0").build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void whatIsSetUpFitsEveryWindowByDayAndByNight() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go(KEYS).part("make-key").click();
            page.part("made-key").waitFor();
            page.fitsEveryWindow(List.of(320, 3840), "keys-form", () -> {
                page.go(KEYS).part("new-key").click();
                page.part("key-form").waitFor();
                page.settled();
            });
            page.fitsEveryWindow(List.of(320, 3840), "keys-made", () -> {
                page.part("make-key").click();
                page.part("made-key").waitFor();
                page.settled();
            });
            page.hasNothingToComplainAbout();
        }
    }

    private BrowserPage laptop() {
        return new BrowserPage(chromium, server.uri(), 1280, 900, ColorScheme.LIGHT);
    }

    /// As the page of a site does.
    private int send(String key, String id) throws Exception {
        String shown = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.US_ASCII));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(server.uri() + "v1/page"))
                    .header("Authorization", "Basic " + shown).header("Origin", "https://shop.example")
                    .POST(HttpRequest.BodyPublishers.ofString(VISIT.formatted(id))).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
