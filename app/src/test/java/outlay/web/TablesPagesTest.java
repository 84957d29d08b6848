package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.count;
import static outlay.web.Awaited.focused;
import static outlay.web.Awaited.gone;
import static outlay.web.Awaited.holds;
import static outlay.web.Awaited.is;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of settings, changed in a real browser: tried, saved and taken back, beside a made-up company's books.
class TablesPagesTest {
    private static final int MANY = 2_000;

    @TempDir
    private static Path folder = Path.of("");
    private static Optional<ServedPages> pages = Optional.empty();

    @BeforeAll
    static void beginWithTheDemo() throws Exception {
        MadeDemo.copyTo(folder.resolve("data"));
        Path files = Files.createDirectories(folder.resolve("data/settings"));
        StringBuilder many = new StringBuilder("client,rule,match,variable,stage,tactic\n");
        for (int i = 0; i < MANY; i++) {
            many.append("huge,campaign,google_ads/").append(i).append(",,awareness,\n");
        }
        Files.writeString(files.resolve("funnel_rules.csv"), many);
        Path targets = Files.writeString(folder.resolve("targets.csv"), "client,currency,max_cpa\ndemo,USD,1500\n");
        pages = Optional.of(ServedPages.start(folder.resolve("data"), Map.of("OUTLAY_TARGETS", targets.toString())));
    }

    @AfterAll
    static void close() {
        pages.ifPresent(ServedPages::close);
    }

    private static BrowserPage laptop() {
        return pages.orElseThrow().laptop();
    }

    private static Locator cell(BrowserPage page, String table, int row, String column) {
        return page.part(table).locator("[data-row='" + row + "'] [data-column=" + column + "]");
    }

    private static String file(String name) throws Exception {
        return Files.readString(folder.resolve("data/settings").resolve(name));
    }

    @Test
    void campaignsMoveWithTheirSpendWhenTheFunnelsRulesChange() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=funnel&currency=USD");
            String key = page.part("campaigns").locator("tbody tr").first().getAttribute("data-name");
            page.go("?client=demo&view=settings");
            page.part("add-funnel_rules").click();
            focused(cell(page, "funnel_rules", 1, "rule"));
            cell(page, "funnel_rules", 1, "match").fill(key);
            page.expect(400).part("try-funnel_rules").click();
            says(page.part("failure"), "rows 1", "needs a stage");
            cell(page, "funnel_rules", 1, "stage").selectOption("awareness");
            cell(page, "funnel_rules", 1, "tactic").fill("odd_tactic");
            page.part("try-funnel_rules").click();
            says(page.part("moves"), "1 campaign", "to Awareness, odd tactic");
            page.settled().fits().isUsableByEverybody().screenshot("tables-funnel");
            page.part("save-funnel_rules").click();
            page.part("undo-funnel_rules").waitFor();
            assertThat(file("funnel_rules.csv")).contains("demo,campaign," + key + ",,awareness,odd_tactic\n")
                    .contains("huge,campaign,google_ads/1999,");
            page.part("undo-funnel_rules").click();
            gone(page.part("funnel_rules").locator("[data-row]"));
            assertThat(file("funnel_rules.csv")).doesNotContain("demo");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void aCampaignWithoutAStageIsPlacedByOneChoice() {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=funnel&currency=USD");
            page.part("place").first().waitFor();
            int open = page.part("place").count();
            page.fits().isUsableByEverybody();
            page.part("place").first().selectOption("conversion");
            page.part("undo-place").waitFor();
            says(page.part("placed"), "is in Conversion");
            count(page.part("place"), open - 1);
            page.settled().isUsableByEverybody().screenshot("funnel-placed");
            page.part("undo-place").click();
            count(page.part("place"), open);
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void alertRulesAndWindowsAreTriedSavedAndTakenBack() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=settings");
            page.part("add-alert_rules").click();
            cell(page, "alert_rules", 1, "rule").selectOption("restated");
            cell(page, "alert_rules", 1, "threshold").fill("off");
            page.part("try-alert_rules").click();
            page.part("alert-changes").waitFor();
            page.part("save-alert_rules").click();
            page.part("undo-alert_rules").waitFor();
            assertThat(file("alert_rules.csv")).isEqualTo("client,rule,threshold,days\ndemo,restated,off,\n");
            page.part("add-platform_windows").click();
            cell(page, "platform_windows", 1, "platform").fill("meta_ads");
            cell(page, "platform_windows", 1, "click_days").fill("1");
            cell(page, "platform_windows", 1, "view_days").fill("0");
            page.part("try-platform_windows").click();
            page.part("differences").waitFor();
            page.settled().fits().isUsableByEverybody().screenshot("tables-windows");
            page.part("leave-platform_windows").click();
            page.part("undo-alert_rules").click();
            gone(page.part("alert_rules").locator("[data-row]"));
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void aConversionRuleIsWrittenInAForm() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=settings");
            page.part("add-rules").click();
            page.part("rule-name").fill("Orders to Meta");
            page.part("rule-account").fill("meta-main");
            page.part("rule-when").selectOption("deal stage ");
            page.part("rule-named").fill("sql");
            page.part("rule-tell").fill("lead");
            page.settled().fits().isUsableByEverybody().screenshot("rule-form");
            page.expect(400).part("try-rule").click();
            says(page.part("failure"), "rows 1", "small letters");
            page.part("rule-name").fill("leads-to-meta");
            page.part("try-rule").click();
            says(page.part("told"), "leads-to-meta", "no such account");
            page.settled().fits().isUsableByEverybody().screenshot("rule-tried");
            page.part("save-rules").click();
            page.part("undo-rules").waitFor();
            assertThat(file("rules.yaml")).contains("  demo:\n    rules:\n      - name: leads-to-meta\n")
                    .contains("when: deal stage sql\n");
            page.part("undo-rules").click();
            gone(page.part("rules").locator("[data-name]"));
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void twoThousandRowsStayUsableAndAReadOnlyFileSaysWhy() {
        try (BrowserPage page = laptop()) {
            page.fitsEveryWindow(List.of(320, 3840), "tables-huge", () -> {
                page.go("?client=huge&view=settings");
                Locator rows = page.part("funnel_rules").locator("[data-row]");
                count(rows, 50);
                page.part("find-funnel_rules").fill("google_ads/1999");
                count(rows, 1);
                is(rows, "data-row", "2000");
                page.settled();
            });
            page.fitsEveryWindow(List.of(320, 3840), "tables", () -> {
                page.go("?client=demo&view=settings");
                says(page.part("read-only-targets"), "outside of the data folder");
                page.part("add-rules").click();
                page.settled();
            });
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void aShorterTimeSaysWhatGoesAndWhenAndIsTakenBack() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=settings");
            Locator events = page.part("retention").locator("[data-class=events]");
            events.fill("soon");
            page.expect(400).part("try-retention").click();
            says(page.part("retention").locator("[data-part=failure]"), "times events", "soon");
            events.fill("1 day");
            page.part("try-retention").click();
            says(page.part("retention-changes"), "until it is erased", "1 day", "taken back");
            says(page.part("goes"), "rows of events", "people", "lose visits");
            page.settled().fits().isUsableByEverybody().screenshot("retention-tried");
            page.part("save-retention").click();
            page.part("undo-retention").waitFor();
            says(page.part("retention"), "until it is erased.");
            assertThat(file("retention.csv")).startsWith("class,kept,from\nevents,1 day,20");
            page.part("undo-retention").click();
            holds(events, "");
            assertThat(file("retention.csv")).isEqualTo("class,kept,from\n");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void silenceAboutConsentIsTakenAsANoAfterATry() {
        try (BrowserPage page = laptop()) {
            page.go("?client=fresh&view=settings&part=keys");
            page.part("make-key").click();
            page.part("key-done").waitFor();
            page.go("?client=fresh&view=settings");
            page.part("ask-consent").click();
            says(page.part("consent-changes"), "Of 0 events", "keep their ids");
            page.settled().fits().isUsableByEverybody().screenshot("key-consent");
            page.part("save-consent").click();
            gone(page.part("key-consent"));
            page.part("ask-consent").click();
            says(page.part("key-consent"), "lets silence about consent pass", "Take silence as a no");
            page.hasNothingToComplainAbout();
        }
    }

    /// On a laptop nothing of a row lies outside of its box, and on narrower pages each value says what it is.
    @Test
    void everyRowFitsItsBox(@TempDir Path data) throws Exception {
        Files.writeString(Files.createDirectories(data.resolve("settings")).resolve("targets.csv"),
                "client,channel,campaign,currency,max_cpa,monthly_budget\n"
                        + "wide,Paid Search,google_ads/12345678901,USD,1234.50,20000\n");
        try (ServedPages own = ServedPages.start(data, Map.of())) {
            everyRowFits(own);
        }
    }

    private static void everyRowFits(ServedPages own) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[]{320, 768, 1280, 1920}) {
                try (BrowserPage page = own.page(width, 900, colours)) {
                    page.go("?client=wide&view=settings");
                    cell(page, "targets", 1, "max_cpa").fill("10");
                    page.part("add-funnel_rules").click();
                    page.part("add-alert_rules").click();
                    page.part("add-platform_windows").click();
                    assertThat(page.page().evaluate("() => [...document.querySelectorAll('.table-editor .scroll')]"
                            + ".filter(box => box.scrollWidth > box.clientWidth).map(box => box.ariaLabel).join()"))
                            .as("%d px", width).isEqualTo("");
                    page.settled().fits().isUsableByEverybody().screenshot("rows-" + width + "-" + colours);
                    page.hasNothingToComplainAbout();
                }
            }
        }
    }
}
