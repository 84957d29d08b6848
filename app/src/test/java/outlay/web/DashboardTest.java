package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.count;
import static outlay.web.Awaited.gone;
import static outlay.web.Awaited.is;
import static outlay.web.Awaited.says;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import outlay.access.BareWall;
import outlay.access.Guard;
import outlay.base.ClientId;
import outlay.report.AsOf;
import outlay.report.Changes;
import outlay.report.Edition;
import outlay.report.Question;
import outlay.store.Store;

/// The report page over a made-up client, in a real browser.
class DashboardTest {
    private static Path folder = freshFolder();
    private static Store store = Store.open(folder, Optional.empty(), Optional.empty());
    private static WebServer server = serving(store, new SampleReports());
    private static Chromium chromium = Chromium.start();
    private static DashboardPage laptop = DashboardPage.open(chromium, server.uri(), 1280, 800, ColorScheme.LIGHT);

    /// The pages over reports, for everybody.
    static WebServer serving(Store store, Reports reports) {
        try {
            return WebServer.onLoopback(0, BareWall.before(Api.routes(reports, () -> true), Guard.Mode.OFF, store));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory("dashboard");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @BeforeAll
    static void open() {
        laptop.go("?client=demo");
    }

    @AfterAll
    static void close() throws IOException {
        chromium.close();
        server.close();
        store.close();
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    @Test
    void showsWhatTheApiSaysAndDrillsDown() {
        laptop.go("").showsWhatTheApiSays("channels").screenshot("laptop").fitsTheWindow();
        BoundingBox chart = laptop.page().locator("[data-part=trend] canvas").first().boundingBox();
        laptop.page().mouse().move(chart.x + chart.width / 2, chart.y + chart.height / 2);
        count(laptop.page().locator(".chart-tip dd"), 2);
        laptop.screenshot("laptop-tip");
        assertThat(laptop.rowNames()).contains("Paid Search", "Unattributed");
        laptop.drillInto("Paid Search").showsWhatTheApiSays("campaigns").screenshot("laptop-campaigns");
        assertThat(laptop.answer("campaigns").get("rows")).allSatisfy(
                row -> assertThat(row.get("platform").asString()).isIn("google", "microsoft"));
        Locator name = laptop.row(SampleReports.LONG_NAME).locator("th a");
        assertThat(name.innerText()).as("markup in a name is text").isEqualTo(SampleReports.LONG_NAME);
        assertThat(name.locator("b").count()).isZero();
        laptop.drillInto(SampleReports.LONG_NAME).showsWhatTheApiSays("ad_groups");
        laptop.page().locator("[data-part=table] .segments button").last().click();
        laptop.settled().showsWhatTheApiSays("ads").screenshot("laptop-ads");
        assertThat(laptop.rowNames()).containsExactlyInAnyOrder("Trail shoes", "Road shoes");
        assertThat(laptop.page().locator("[data-part=trail] [aria-current]").innerText())
                .isEqualTo(SampleReports.LONG_NAME);
        laptop.back().back().showsWhatTheApiSays("campaigns");
        laptop.back().showsWhatTheApiSays("channels").hasNothingToComplainAbout();
    }

    @Test
    void switchesModelLookbackPeriodAndCurrency() {
        laptop.go("?client=demo");
        String linear = laptop.row("Paid Search").locator("[data-metric=revenue]").getAttribute("data-value");
        laptop.chooseModel("first").showsWhatTheApiSays("channels");
        assertThat(laptop.answer("channels").get("model").asString()).isEqualTo("first");
        assertThat(laptop.row("Paid Search").locator("[data-metric=revenue]").getAttribute("data-value"))
                .isNotEqualTo(linear);
        laptop.page().locator("[data-part=lookback]").selectOption("90");
        laptop.settled().showsWhatTheApiSays("channels");
        assertThat(laptop.answer("channels").get("lookback_days").asInt()).isEqualTo(90);
        laptop.page().locator("[data-part=preset]").selectOption("Last 28 days");
        laptop.settled().showsWhatTheApiSays("channels").screenshot("laptop-28-days");
        assertThat(laptop.answer("channels").get("period").get("from").asString()).isEqualTo("2026-09-01");
        laptop.page().locator("[data-part=from]").fill("2026-08-15");
        laptop.settled().showsWhatTheApiSays("channels");
        assertThat(laptop.page().url()).contains("from=2026-08-15", "to=2026-09-28", "model=first", "lookback=90");
        laptop.page().locator("[data-part=currency]").selectOption("USD");
        laptop.settled().showsWhatTheApiSays("channels");
        assertThat(laptop.answer("channels").get("totals").size()).isEqualTo(1);
        laptop.hasNothingToComplainAbout();
    }

    @Test
    void sortsByAnyColumn() {
        laptop.go("?client=demo");
        Locator revenue = laptop.page().locator("th[data-column=revenue] button");
        revenue.click();
        is(laptop.page().locator("th[data-column=revenue]"), "aria-sort", "descending");
        List<String> down = laptop.rowNames();
        revenue.click();
        is(laptop.page().locator("th[data-column=revenue]"), "aria-sort", "ascending");
        assertThat(laptop.rowNames()).containsExactlyElementsOf(down.reversed());
        laptop.page().locator("th[data-column=cpa] button").click();
        is(laptop.page().locator("th[data-column=cpa]"), "aria-sort", "descending");
        assertThat(laptop.page().locator("tbody tr").last().locator("[data-metric=cpa]").innerText())
                .as("rows without the figure come last").isEqualTo("–");
    }

    @Test
    void explainsFiguresToThePointerAndTheKeyboard() {
        laptop.go("?client=demo");
        Locator hint = laptop.page().locator(".card[data-metric=roas] .hint button");
        hint.focus();
        says(laptop.page().locator("[role=tooltip]"), "Return on ad spend.", "revenue / spend");
        laptop.screenshot("laptop-hint").page().keyboard().press("Escape");
        gone(laptop.page().locator("[role=tooltip]"));
        laptop.row("Unattributed").locator(".hint button").focus();
        says(laptop.page().locator("[role=tooltip]"), "without any known touch");
        laptop.page().keyboard().press("Escape");
        laptop.page().locator("[data-part=trend] .plain").click();
        // Weeks in 90 days.
        count(laptop.page().locator("[data-part=trend] tbody tr"), 14);
        laptop.hasNothingToComplainAbout();
    }

    @Test
    void fitsAPhoneAndTheNight() {
        try (DashboardPage phone = DashboardPage.open(chromium, server.uri(), 390, 844, ColorScheme.LIGHT)) {
            phone.go("?client=demo").showsWhatTheApiSays("channels").fitsTheWindow().screenshot("phone");
            phone.page().setViewportSize(320, 700);
            phone.fitsTheWindow().screenshot("phone-small");
            phone.page().setViewportSize(900, 700);
            phone.fitsTheWindow().screenshot("tablet");
            phone.go("?client=demo&channel=Paid+Search&campaign=google%2Fg-102&by=ads").fitsTheWindow()
                    .hasNothingToComplainAbout();
        }
        try (DashboardPage night = DashboardPage.open(chromium, server.uri(), 1440, 900, ColorScheme.DARK)) {
            night.go("?client=demo&from=2026-09-01&to=2026-09-28&currency=USD").showsWhatTheApiSays("channels")
                    .screenshot("dark").hasNothingToComplainAbout();
        }
    }

    @Test
    void saysWhatIsMissingOrWrong() throws IOException {
        // These servers have the books alone: whether there is a made-up company to look at instead, they do not know.
        try (DashboardPage empty = DashboardPage.open(chromium, server.uri(), 1280, 800, ColorScheme.LIGHT)) {
            empty.go("?client=acme-shoes").screenshot("empty-books");
            says(empty.page().locator("[data-part=empty]"), "Nothing was spent or earned yet");
        }
        laptop.go("?client=demo&from=2020-01-01&to=2020-01-02").screenshot("empty-period");
        says(laptop.page().locator("[data-part=empty]"), "Nothing in this period");
        laptop.hasNothingToComplainAbout();
        try (DashboardPage wrong = DashboardPage.open(chromium, server.uri(), 1280, 800, ColorScheme.LIGHT)) {
            wrong.go("?client=demo&model=magic").screenshot("failure");
            says(wrong.page().locator("[data-part=failure]"), "model \"magic\" is not known");
            wrong.page().locator("text=Reset the selection").click();
            wrong.settled().showsWhatTheApiSays("channels");
        }
        try (WebServer bare = serving(store, new NoClients());
                DashboardPage empty = DashboardPage.open(chromium, bare.uri(), 1280, 800, ColorScheme.LIGHT)) {
            empty.page().navigate(bare.uri().toString());
            empty.page().waitForSelector("[data-part=empty]");
            empty.screenshot("empty");
        }
    }

    private record NoClients() implements Reports {
        @Override
        public List<ClientId> clients() {
            return List.of();
        }

        @Override
        public Edition edition(ClientId client, Optional<AsOf> asOf) {
            throw new IllegalArgumentException("there is nothing to ask");
        }

        @Override
        public Versioned answer(Question question, Optional<AsOf> asOf) {
            throw new IllegalArgumentException("there is nothing to ask");
        }

        @Override
        public Changes changes(Question question, AsOf before, Optional<AsOf> after) {
            throw new IllegalArgumentException("there is nothing to ask");
        }
    }
}
