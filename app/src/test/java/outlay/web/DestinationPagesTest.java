package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.gone;
import static outlay.web.Awaited.holds;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.command.Outlay;
import outlay.fake.FakePlatforms;
import outlay.fake.Faults;

/// Accounts at destinations, set up, tried, changed and forgotten in a real browser; the platforms are fakes.
class DestinationPagesTest {
    private static final String TOKEN = "EAAB-a-token-of-the-test";
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

    private static Chromium chromium = Chromium.start();

    private final FakePlatforms platforms;
    private final Server server;
    private final String people;

    DestinationPagesTest(@TempDir Path data) throws Exception {
        platforms = FakePlatforms.start(0, Faults.NONE, Clock.systemUTC(), SECRET);
        server = Server.start(Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString(), "OUTLAY_LISTEN",
                "127.0.0.1:0", "OUTLAY_SANDBOX", platforms.uri().toString(), "OUTLAY_SIGN_IN", "off")));
        StringWriter out = new StringWriter();
        assertThat(Outlay.commandLine().setOut(new PrintWriter(out)).execute("keys", "people", "--client", "acme",
                "--data", data.toString())).isZero();
        people = out.toString().strip();
    }

    @AfterEach
    void stop() {
        server.close();
        platforms.close();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void anAccountIsSetUpTriedChangedAndForgotten() {
        try (BrowserPage page = opened()) {
            setUp(page);
            page.part("try-account").click();
            says(page.part("tried"), "set test_event_code to try");
            page.part("change-account").click();
            assertThat(setting(page, "access_token").inputValue()).as("what is set is not shown").isEmpty();
            setting(page, "test_event_code").fill("TEST12345");
            page.settled().fits().isUsableByEverybody().screenshot("destination-change");
            page.part("save-account").click();
            gone(page.part("account-form"));
            page.part("try-account").click();
            page.page().locator("[data-part=tried][data-works=true]").waitFor();
            says(page.part("tried"), "HTTP 200", "it counts all the same");
            page.settled().fits().isUsableByEverybody().picture("destination");
            page.part("turn-account").click();
            page.page().getByText("Turn on").waitFor();
            page.part("turn-account").click();
            page.page().getByText("Turn off").waitFor();
            page.part("remove-account").click();
            says(page.part("ask-remove"), "nothing brings them back", "turn it off instead");
            page.settled().isUsableByEverybody();
            page.part("remove-now").click();
            gone(page.part("destination"));
            page.hasNothingToComplainAbout();
        }
    }

    private static void setUp(BrowserPage page) {
        page.part("account-kind").selectOption("meta");
        holds(page.part("account-name"), "meta-main");
        says(page.part("account-form"), "Where: Events Manager");
        setting(page, "dataset_id").fill("twelve");
        setting(page, "access_token").fill(TOKEN);
        page.settled().fits().isUsableByEverybody().screenshot("destination-form");
        page.expect(400).part("save-account").click();
        says(page.part("failure"), "settings.dataset_id", "the number of the dataset");
        assertThat(page.part("failure").innerText()).doesNotContain(TOKEN);
        setting(page, "dataset_id").fill("1234567890");
        page.part("save-account").click();
        page.page().locator("[data-part=destination][data-account=meta-main]").waitFor();
        page.settled();
        assertThat(page.page().content()).doesNotContain(TOKEN);
        assertThat(page.page().url()).doesNotContain(TOKEN);
        says(page.part("destination"), "meta", "on", "Nothing was to be told to it yet");
    }

    @Test
    void aFilesAddressIsShownOnceAndEnded() throws Exception {
        try (BrowserPage page = opened()) {
            page.part("account-kind").selectOption("google-csv");
            setting(page, "conversion_name").fill("Order");
            page.part("save-account").click();
            page.part("make-feed").click();
            page.part("feed-address").waitFor();
            String address = page.page().locator("[data-part=feed-address] code").innerText();
            assertThat(address).startsWith(server.uri() + "feeds/").endsWith("/google-csv-main.csv");
            assertThat(status(address)).isEqualTo(200);
            page.settled().fits().isUsableByEverybody().screenshot("destination-feed");
            page.part("close-feed").click();
            gone(page.part("feed-address"));
            assertThat(status(address)).isEqualTo(404);
            assertThat(page.page().content()).doesNotContain(address);
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void theFormFitsEveryWindowByDayAndByNight() {
        try (BrowserPage page = opened()) {
            page.fitsEveryWindow(List.of(320, 3840), "destination-form", () -> page.part("account-form").waitFor())
                    .hasNothingToComplainAbout();
        }
    }

    private BrowserPage opened() {
        BrowserPage page = new BrowserPage(chromium, server.uri(), 1280, 900, ColorScheme.LIGHT);
        page.go("?client=acme&view=signal");
        page.expect(404).part("people-key").fill(people);
        page.page().keyboard().press("Enter");
        page.part("add-account").waitFor();
        page.part("account-form").waitFor();
        return page.settled();
    }

    private static Locator setting(BrowserPage page, String name) {
        return page.page().locator("[data-setting=" + name + "]");
    }

    private static int status(String address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
