package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.count;
import static outlay.web.Awaited.is;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.command.Outlay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The pages of figures over the demo's data, in a real browser against a whole server: what stands on them is what the
/// API says.
class FigurePagesTest {
    private static final List<String> VIEWS = List.of("", "funnel&stage=conversion", "journeys", "economics",
            "reconcile&account=conversions/USD/google_ads/", "tagging", "signal", "settings",
            "report&models=roas&cut=segments&from=2026-09-22&to=2026-09-28",
            "report&cell=name%3Dall&show=USD");
    private static final String WEEK = "&from=2026-09-22&to=2026-09-28";
    @TempDir
    private static Path folder = Path.of("");
    private static Optional<ServedPages> pages = Optional.empty();
    private static URI uri = URI.create("");

    @BeforeAll
    static void start() throws Exception {
        Path data = folder.resolve("data");
        MadeDemo.copyTo(data);
        run("demo", "--once", "--seed", "7", "--data", data.toString());
        Path targets = Files.writeString(folder.resolve("targets.csv"), """
                client,channel,campaign,currency,max_cpa,monthly_budget
                demo,,,USD,1000,70000
                """);
        ServedPages served = ServedPages.start(data, Map.of("OUTLAY_TARGETS", targets.toString()));
        pages = Optional.of(served);
        uri = served.uri();
    }

    @AfterAll
    static void close() {
        pages.ifPresent(ServedPages::close);
    }

    @Test
    void everyPageFitsEveryWindowByDayAndByNight() {
        for (String view : VIEWS) {
            try (BrowserPage page = laptop()) {
                page.fitsEveryWindow(List.of(320, 1024, 2560),
                        "figures-" + (view.isEmpty() ? "home" : view.replaceAll("[^a-z]+", "-")),
                        () -> page.go("?client=demo&currency=USD&view=" + view)).hasNothingToComplainAbout();
            }
        }
    }

    @Test
    void homeSaysWhatTheApiSaysAndOpensToIt() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&currency=USD");
            JsonNode total = api("reports/channels?client=demo&currency=USD" + WEEK).at("/totals/0");
            for (String metric : List.of("spend", "revenue", "roas", "cpa", "cpl", "pace")) {
                assertThat(figure(page, metric)).as(metric).isEqualTo(total.get(metric).asString());
            }
            assertThat(figure(page, "ltv_cac")).isEqualTo(
                    api("unit-economics?client=demo&currency=USD").at("/currencies/0/ltv_cac").asString());
            assertThat(figure(page, "unclassified_spend")).isEqualTo(
                    api("funnel?client=demo&currency=USD" + WEEK).at("/unclassified_spend/USD").asString());
            says(page.page().locator(".card[data-metric=cpa]"), "the target of $1,000.00");
            page.page().locator("[data-part=trend] canvas").first().waitFor();
            page.picture("home");
            page.page().locator("[data-sentence=revenue] a").click();
            page.page().waitForURL(url -> url.contains("view=report"));
            page.settled();
            assertThat(page.page().url()).contains("view=report", "from=2026-09-22", "to=2026-09-28");
            assertThat(page.page().locator("[data-part=table] tfoot [data-metric=revenue]")
                    .getAttribute("data-value")).isEqualTo(total.get("revenue").asString());
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void whatIsMissingIsLookedAtAndCanBeSkipped() {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo").part("missing").waitFor();
            page.page().locator("[data-step=destinations]").waitFor();
            assertThat(values(page.page().locator("[data-step]"), "data-step")).containsExactly("stages", "tag",
                    "destinations");
            assertThat(page.page().locator("[data-step=stages]").innerText()).containsPattern(
                    "[$€][0-9.,]+.* were spent on campaigns without a stage");
            assertThat(page.page().locator("[data-step=stages] a").getAttribute("href")).contains("view=settings",
                    "part=funnel_rules");
            assertThat(values(page.page().locator("[data-done]"), "data-done")).containsExactly("spend", "targets");
            page.page().locator("[data-step=tag] button").click();
            page.part("skipped").waitFor();
            page.settled();
            assertThat(values(page.page().locator("[data-step]"), "data-step")).containsExactly("stages",
                    "destinations");
            page.fits().isUsableByEverybody().screenshot("missing-skipped");
        }
        // Somebody else, who looks at the same client, sees the same.
        try (BrowserPage page = laptop()) {
            page.go("?client=demo").part("skipped").waitFor();
            page.page().locator("[data-step=destinations]").waitFor();
            assertThat(values(page.page().locator("[data-step]"), "data-step")).containsExactly("stages",
                    "destinations");
            page.page().locator("[data-part=skipped] summary").click();
            page.page().locator("[data-skipped=tag] button").click();
            page.page().locator("[data-step=tag] a").waitFor();
            page.settled();
            assertThat(page.page().locator("[data-step=tag] a").getAttribute("href")).contains("view=settings",
                    "part=keys");
            page.page().locator("[data-step=destinations] a").click();
            page.page().getByText("No platform is told anything yet").waitFor();
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void theFunnelSaysWhatTheApiSays() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=funnel&currency=USD&stage=conversion");
            JsonNode funnel = api("funnel?client=demo&currency=USD");
            assertThat(page.part("unclassified").getAttribute("data-value"))
                    .isEqualTo(funnel.at("/unclassified_spend/USD").asString());
            List<String> expected = new ArrayList<>();
            for (JsonNode stage : funnel.get("stages")) {
                expected.add(stage.get("spend").asString());
                for (JsonNode tactic : funnel.get("tactics")) {
                    boolean open = stage.get("stage").asString().equals("conversion")
                            && tactic.get("stage").asString().equals("conversion");
                    if (open) {
                        expected.add(tactic.get("spend").asString());
                    }
                }
            }
            assertThat(values(page.page().locator("[data-part=stages] tbody [data-metric=spend]"), "data-value"))
                    .isEqualTo(expected).hasSizeGreaterThan(6);
            List<String> rates = new ArrayList<>();
            funnel.get("steps").forEach(step -> rates.add(step.at("/all/rate").asString()));
            assertThat(values(page.page().locator("[data-part=steps] [data-metric=rate]"), "data-value"))
                    .isEqualTo(rates);
            page.picture("funnel").hasNothingToComplainAbout();
        }
    }

    @Test
    void theWaysToAConversionSumToTheReport() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=journeys&currency=USD&limit=20");
            JsonNode paths = api("paths?client=demo&currency=USD&limit=20");
            JsonNode total = api("reports/channels?client=demo&currency=USD").at("/totals/0");
            for (String metric : List.of("conversions", "leads", "revenue")) {
                List<String> expected = new ArrayList<>();
                paths.get("paths").forEach(way -> expected.add(way.get(metric).asString()));
                expected.add(paths.at("/others/0/" + metric).asString());
                expected.add(total.get(metric).asString());
                assertThat(values(page.page().locator("[data-part=ways] td[data-metric=" + metric + "]"),
                        "data-value")).as(metric).isEqualTo(expected).hasSize(22);
            }
            assertThat(values(page.page().locator("[data-part=lags] td[data-metric=conversions]"), "data-value"))
                    .isEqualTo(paths.get("lags").valueStream().map(lag -> lag.get("conversions").asString()).toList());
            page.picture("journeys").page().locator("[data-part=ways] .more button").click();
            page.page().waitForFunction("() => document.querySelectorAll('[data-part=ways] tbody tr').length > 60");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void theReportComparesModelsAndKeepsViews() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=report&currency=USD" + WEEK);
            page.part("compare-models").click();
            page.page().locator("[data-part=models-table] tfoot").waitFor();
            page.settled();
            JsonNode first = api("reports/channels?client=demo&currency=USD&model=first" + WEEK);
            List<String> expected = first.get("rows").valueStream().map(row -> row.get("revenue").asString()).toList();
            assertThat(values(page.page().locator("[data-part=models-table] tbody td[data-metric=first]"),
                    "data-value").stream().filter(text -> !text.isEmpty()))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(values(page.page().locator("[data-part=models-table] tfoot td"), "data-value"))
                    .containsOnly(first.at("/totals/0/revenue").asString());
            page.part("views").locator("summary").click();
            page.part("view-name").fill("<b>Monday</b>");
            page.page().keyboard().press("Enter");
            page.page().getByText("<b>Monday</b>").waitFor();
            page.fits().isUsableByEverybody().screenshot("report-views");
            page.go("?client=demo&view=report");
            page.part("views").locator("summary").click();
            page.page().getByText("<b>Monday</b>").click();
            page.page().locator("[data-part=models-table] tfoot").waitFor();
            page.settled();
            assertThat(page.page().url()).contains("from=2026-09-22", "models=revenue", "currency=USD");
            String csv = Files.readString(page.page().waitForDownload(() -> page.part("csv").click()).path());
            assertThat(csv.lines().count()).isEqualTo(1 + api("reports/channels?client=demo&currency=USD" + WEEK)
                    .get("rows").size());
            assertThat(csv).startsWith("channel,currency,spend,");
            assertThat(page.page().locator("[data-part=table] tbody .change").count()).isPositive();
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void theReportIsCutByStageKeywordAndCompany() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=report&currency=USD&channel=Paid+Search&by=campaigns" + WEEK);
            page.part("break-down").click();
            Map<String, String> titles = Map.of("segments", "Company segments", "keywords", "Keywords", "countries",
                    "Company's country", "visitor_countries", "Visitor's country");
            for (String cut : List.of("stages", "segments", "keywords", "visitor_countries", "countries")) {
                if (!cut.equals("stages")) {
                    String title = titles.get(cut);
                    page.part("breakdowns").getByText(title, new Locator.GetByTextOptions().setExact(true)).click();
                }
                page.page().locator("[data-report=" + cut + "] tfoot").waitFor();
                page.settled();
                JsonNode said = api("breakdowns/" + cut + "?client=demo&currency=USD&channel=Paid+Search" + WEEK);
                List<String> revenue = new ArrayList<>();
                said.get("rows").forEach(row -> revenue.add(row.get("revenue").asString()));
                assertThat(values(page.page().locator("[data-part=breakdowns] tbody [data-metric=revenue]"),
                        "data-value")).as(cut).isEqualTo(revenue).isNotEmpty();
                assertThat(page.page().locator("[data-part=breakdowns] tfoot [data-metric=revenue]")
                        .getAttribute("data-value"))
                        .isEqualTo(page.page().locator("[data-part=table] tfoot [data-metric=revenue]")
                                .getAttribute("data-value"));
                assertThat(page.page().locator("[data-part=breakdowns] tfoot [data-metric=cpa]").count()).as(cut)
                        .isEqualTo(cut.equals("stages") || cut.equals("keywords") ? 1 : 0);
            }
            assertThat(page.page().url()).contains("cut=countries");
            page.fits().isUsableByEverybody().hasNothingToComplainAbout();
            Locator figure = page.page().locator("[data-part=breakdowns] tbody [data-metric=revenue]:has(a)").first();
            String revenue = figure.getAttribute("data-value");
            figure.locator("a").click();
            is(page.page().locator("[data-part=journeys] tfoot [data-metric=revenue]"), "data-value", revenue);
        }
    }

    @Test
    void whatVisitsEarnedStandsByTheCountryThatTheyCameFrom() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=report&currency=USD&cut=visitor_countries");
            page.page().locator("[data-report=visitor_countries] tfoot").waitFor();
            page.settled();
            says(page.part("breakdowns"), "United States", "Germany", "Not known", "no spend");
            page.fits().isUsableByEverybody();
            Locator unknown = page.part("breakdowns").locator("tbody tr:has-text('Not known') [data-metric=revenue]");
            String revenue = unknown.getAttribute("data-value");
            unknown.locator("a").click();
            is(page.page().locator("[data-part=journeys] tfoot [data-metric=revenue]"), "data-value", revenue);
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void theMaxCpaNamesTheRuleThatBinds() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=economics&currency=USD");
            JsonNode part = api("unit-economics?client=demo&currency=USD").at("/currencies/0");
            assertThat(figure(page, "cac_blended")).isEqualTo(part.get("cac_blended").asString());
            assertThat(figure(page, "ltv")).isEqualTo(part.get("ltv_observed").asString());
            page.part("cpa-ltv").fill("3000");
            page.part("cpa-payback").fill("6");
            page.part("cpa-ratio").fill("off");
            waitFor(page, "1500.00");
            says(page.part("binding"), "the payback");
            page.part("cpa-ratio").fill("3:1");
            waitFor(page, "1000.00");
            says(page.part("binding"), "LTV:CAC");
            assertThat(page.page().url()).contains("cpa_ltv=3000", "cpa_ratio=3%3A1");
            page.page().reload();
            waitFor(page, "1000.00");
            page.settled().page().locator("[data-part=curve] canvas").first().waitFor();
            page.picture("unit-economics");
            page.page().locator("[data-part=curve] .plain").click();
            count(page.page().locator("[data-part=curve] td[data-metric=value]"), part.get("months").size());
            page.expect(400).part("cpa-margin").fill("seven");
            says(page.part("failure"), "margin", "like 0.7 or 70%");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void eachAccountIsReconciledAlone() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=reconcile");
            JsonNode found = api("reconcile?client=demo");
            List<String> differences = new ArrayList<>();
            found.get("totals").forEach(total -> differences.add(total.get("difference").asString()));
            assertThat(values(page.page().locator("[data-part=account] [data-metric=difference]"), "data-value"))
                    .containsExactlyInAnyOrderElementsOf(differences);
            assertThat(page.page().locator("main tfoot").count()).as("sums of platforms' claims").isZero();
            page.picture("reconcile");
            page.page().locator("[data-account='google_ads/'] [data-name=conversions] a").click();
            page.part("days").waitFor();
            page.settled();
            long days = found.get("lines").valueStream().filter(line -> line.get("platform").asString()
                    .equals("google_ads") && line.get("measure").asString().equals("conversions")).count();
            assertThat(page.page().locator("[data-part=days] .count").innerText()).isEqualTo(Long.toString(days));
            says(page.part("days"), "no other reason shows in the data");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void theTaggingAuditHasTheMoneyAndTheTemplate() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=tagging");
            List<String> stakes = new ArrayList<>();
            api("tagging?client=demo").get("findings").forEach(one -> stakes.add(one.get("at_stake").asString()));
            assertThat(values(page.page().locator("[data-part=fault] td[data-metric=at_stake]"), "data-value"))
                    .containsExactlyInAnyOrderElementsOf(stakes);
            says(page.part("templates"), "utm_id={campaignid}", "Google Ads");
            page.picture("tagging").hasNothingToComplainAbout();
        }
    }

    @Test
    void allClientsStandSideBySideAndOpen() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?view=clients&currency=USD");
            JsonNode rollup = api("rollup?currency=USD");
            for (String metric : List.of("spend", "revenue", "roas", "conversions", "cpa")) {
                assertThat(values(page.page().locator("[data-part=rollup] tbody td[data-metric=" + metric + "]"),
                        "data-value")).as(metric).hasSize(2).containsExactlyInAnyOrderElementsOf(rollup.get("rows")
                                .valueStream().map(row -> row.get(metric).asString()).toList());
            }
            page.fits().isUsableByEverybody().picture("clients");
            page.part("rollup").locator("a", new Locator.LocatorOptions().setHasText("demo-7")).click();
            page.page().waitForURL(url -> url.contains("client=demo-7"));
            page.settled().hasNothingToComplainAbout();
        }
    }

    @Test
    void withoutDataEveryPageSaysWhatToDo() {
        try (BrowserPage page = laptop()) {
            for (String view : List.of("", "funnel", "economics", "reconcile", "tagging")) {
                page.expect(404).go("?client=nobody&view=" + view);
                says(page.part("failure"), "/api/v1/clients lists those");
            }
            page.fits().isUsableByEverybody().hasNothingToComplainAbout();
        }
    }

    private static void waitFor(BrowserPage page, String amount) {
        page.page().locator("[data-part=max-cpa][data-value='" + amount + "']").waitFor();
    }

    private static String figure(BrowserPage page, String metric) {
        return page.page().locator(".card[data-metric=" + metric + "] .figure").getAttribute("data-value");
    }

    private static List<String> values(Locator places, String attribute) {
        return places.all().stream().map(place -> String.valueOf(place.getAttribute(attribute))).toList();
    }

    private static BrowserPage laptop() {
        return pages.orElseThrow().laptop();
    }

    private static JsonNode api(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(uri.resolve("/api/v1/" + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    private static void run(String... words) {
        StringWriter out = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(words);
        assertThat(status).as(Arrays.toString(words) + out).isZero();
    }
}
