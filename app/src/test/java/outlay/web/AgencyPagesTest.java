package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;

/// What an agency does with the pages, from a server without any data on, in a real browser.
class AgencyPagesTest {
    private static final Pattern A_PAGE = Pattern.compile("/Type\\s*/Page\\b");

    @TempDir
    private static Path data = Path.of("");
    private static Chromium chromium = Chromium.start();
    private static Optional<Server> server = Optional.empty();
    private static URI uri = URI.create("");

    /// Everybody's first click: a company to look at.
    @BeforeAll
    static void lookAtTheDemo() throws Exception {
        Server started = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()));
        server = Optional.of(started);
        uri = started.uri();
        try (BrowserPage page = laptop()) {
            page.go("").isUsableByEverybody().screenshot("first-run");
            page.part("make-demo").click();
            page.part("to-demo").waitFor();
            page.part("to-demo").click();
            page.part("demo-notice").waitFor();
            page.settled().fits().isUsableByEverybody().screenshot("first-run-demo");
            says(page.part("missing"), "unattributed", "were spent without a target");
            page.hasNothingToComplainAbout();
        }
    }

    @AfterAll
    static void close() {
        chromium.close();
        server.ifPresent(Server::close);
    }

    private static BrowserPage laptop() {
        return new BrowserPage(chromium, uri, 1280, 900, ColorScheme.LIGHT);
    }

    @Test
    void aReportIsPrintedWithoutWhatIsAroundIt() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=print&currency=USD&from=2026-08-01&to=2026-08-31&title=How+August+went"
                    + "&note=Retargeting+%26+brand+paid+off%3A+ROAS+%3E+5.+We+move+a+tenth+of+the+budget+there.");
            String sheet = page.part("sheet").innerText();
            assertThat(sheet).contains("How August went", "brand paid off: ROAS > 5.", "Paid Search", "Channels",
                    "Campaigns", "Stages of the funnel", "What the figures mean", "Version ", "compared with Jul 1",
                    "Aug 1");
            String api = total("spend");
            assertThat(page.page().locator("[data-part=sheet] .sheet-headline [data-metric=spend]")
                    .getAttribute("data-value")).isEqualTo(api);
            page.fits().isUsableByEverybody().picture("client-report");
            page.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String around : List.of(".rail", ".controls", "[data-part=builder]", "[data-part=print]")) {
                assertThat(page.page().locator(around).first().isVisible()).as(around).isFalse();
            }
            assertThat(page.part("sheet").isVisible()).isTrue();
            byte[] pdf = page.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
            Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(Path.of("target", "screenshots", "client-report.pdf"), pdf);
            String text = new String(pdf, StandardCharsets.ISO_8859_1);
            assertThat(text).startsWith("%PDF-").containsPattern("MediaBox\\s*\\[\\s*0 0 59[45]");
            assertThat(A_PAGE.matcher(text).results().count()).isBetween(1L, 4L);
            page.hasNothingToComplainAbout();
        }
    }

    private static String total(String metric) throws Exception {
        String asked = uri + "api/v1/reports/channels?client=demo&currency=USD&from=2026-08-01&to=2026-08-31";
        try (var in = URI.create(asked).toURL().openStream()) {
            return outlay.json.Json.read(in.readAllBytes(), 10_000_000).at("/totals/0/" + metric).asString();
        }
    }

    @Test
    void aReportIsSetUpToBeMailedUnderAPicture() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(120, 40, BufferedImage.TYPE_INT_RGB), "png", png);
        try (BrowserPage page = laptop()) {
            page.expect(400).go("?client=demo&view=settings");
            page.part("new-mail").click();
            page.part("mail-to").fill("ann@example.com");
            page.part("mail-every").selectOption("week");
            page.part("mail-title").fill("Weekly");
            page.fits().isUsableByEverybody().screenshot("mail-form");
            page.part("mail-form").locator("button[type=submit]").click();
            page.page().locator("[data-mail]").waitFor();
            says(page.part("report-mails"), "Weekly", "every week", "ann@example.com", "No mail server is set");
            page.part("logo-file").setInputFiles(new FilePayload("x.png", "image/png",
                    "<svg/>".getBytes(StandardCharsets.UTF_8)));
            says(page.part("failure"), "neither a PNG nor a JPEG");
            page.part("logo-file").setInputFiles(new FilePayload("logo.png", "image/png", png.toByteArray()));
            page.part("logo-picture").waitFor();
            page.settled().fits().isUsableByEverybody().screenshot("settings-agency");
            page.go("?client=demo&view=print&currency=USD");
            page.page().waitForFunction("() => document.querySelector('.sheet-head img')?.naturalWidth === 120");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void targetsAreTriedSavedAndTakenBack() {
        try (BrowserPage page = laptop()) {
            page.expect(400).go("?client=demo&view=settings");
            page.part("add-targets").click();
            page.page().locator("[data-row='1'] [data-column=currency]").fill("USD");
            page.page().locator("[data-row='1'] [data-column=max_cpa]").fill("cheap");
            page.part("try-targets").click();
            says(page.part("failure"), "rows 1");
            page.page().locator("[data-row='1'] [data-column=max_cpa]").fill("900");
            page.part("try-targets").click();
            says(page.part("targets-changes"), "Comes:", "USD, 900");
            page.fits().isUsableByEverybody().screenshot("targets-changes");
            page.part("save-targets").click();
            page.part("undo-targets").waitFor();
            page.go("?client=demo&view=report&currency=USD");
            assertThat(Files.exists(data.resolve("settings").resolve("targets.csv"))).isTrue();
            page.go("?client=demo&view=settings");
            page.part("undo-targets").click();
            page.page().waitForFunction("() => !document.querySelector('[data-part=targets] [data-row]')");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void whatSomebodyElseHasChangedMeanwhileIsNotOverwrittenUnseen() {
        try (BrowserPage page = laptop()) {
            page.expect(412).go("?client=demo&view=settings");
            page.part("add-targets").click();
            page.page().locator("[data-row='1'] [data-column=currency]").fill("USD");
            page.page().locator("[data-row='1'] [data-column=max_cpa]").fill("900");
            page.part("try-targets").click();
            page.part("targets-changes").waitFor();
            somebodyElseSets(page, "[{\"currency\":\"EUR\",\"max_cpa\":\"700\"}]");
            page.part("save-targets").click();
            says(page.part("failure"), "Somebody else changed it meanwhile", "what you typed is still here");
            page.settled().fits().isUsableByEverybody().screenshot("targets-meanwhile");
            assertThat(page.page().locator("[data-row='1'] [data-column=max_cpa]").inputValue()).isEqualTo("900");
            page.part("try-targets").click();
            says(page.part("targets-changes"), "Goes: EUR, 700", "Comes: USD, 900");
            page.part("save-targets").click();
            page.part("undo-targets").waitFor();
            assertThat(page.page().locator("[data-row='1'] [data-column=max_cpa]").inputValue()).isEqualTo("900");
            somebodyElseSets(page, "[]");
            page.part("undo-targets").click();
            page.page().waitForFunction("() => !document.querySelector('[data-part=targets] [data-row]')");
            page.hasNothingToComplainAbout();
        }
    }

    private static void somebodyElseSets(BrowserPage page, String rows) {
        var answer = page.page().request().post(uri + "api/v1/settings/targets", RequestOptions.create()
                .setHeader("Content-Type", "application/json").setData("{\"client\":\"demo\",\"rows\":" + rows + "}"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void adGroupsOpenToAdsAndTheWindowFollowsTheSlider() {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=report&currency=USD&by=ad_groups");
            page.page().locator("[data-part=table] tbody tr th a").first().click();
            page.page().waitForURL(url -> url.contains("by=ads") && url.contains("ad_group="));
            page.settled();
            assertThat(page.page().locator("[data-part=trail] li").count()).isGreaterThan(2);
            String at30 = page.page().locator("[data-part=table] tfoot [data-metric=revenue]")
                    .getAttribute("data-value");
            page.part("lookback-slider").fill("1");
            page.page().waitForURL(url -> url.contains("lookback=1"));
            page.settled();
            assertThat(page.page().locator("[data-part=table] tfoot [data-metric=revenue]")
                    .getAttribute("data-value")).isNotEqualTo(at30);
            page.fits().isUsableByEverybody().screenshot("report-ad-group");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void theNewPagesFitEveryWindowByDayAndByNight() {
        try (BrowserPage page = laptop()) {
            for (String view : List.of("print", "settings", "clients")) {
                page.fitsEveryWindow(List.of(320, 768, 3840), "agency-" + view,
                        () -> page.go("?client=demo&currency=USD&view=" + view));
            }
            page.hasNothingToComplainAbout();
        }
    }
}
