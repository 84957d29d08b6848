package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was spent opens from the other pages than the report, too: campaigns of the funnel, what a customer costs, and
/// the tiles above the report.
class SpendOfPagesTest {
    private static final String MONTH = "&from=2026-09-01&to=2026-09-28";
    @TempDir
    private static Path folder = Path.of("");
    private static Optional<ServedPages> pages = Optional.empty();

    @BeforeAll
    static void beginWithTheDemo() throws Exception {
        MadeDemo.copyTo(folder.resolve("data"));
        pages = Optional.of(ServedPages.start(folder.resolve("data"), Map.of()));
    }

    @AfterAll
    static void close() {
        pages.ifPresent(ServedPages::close);
    }

    @Test
    void everyCampaignOfTheFunnelIsTheSumOfItsRows() throws Exception {
        int campaigns = 0;
        for (String currency : List.of("", "&currency=USD")) {
            for (JsonNode one : api("funnel?client=demo" + MONTH + currency).get("campaigns")) {
                JsonNode rows = api("spend?client=demo" + MONTH + currency + "&channel=" + encoded(one, "channel")
                        + "&campaign=" + encoded(one, "key") + "&only_currency=" + encoded(one, "currency"));
                boolean spent = !rows.get("totals").isEmpty();
                assertThat(new BigDecimal(one.get("spend").asString())).as("%s", one)
                        .isEqualByComparingTo(spent ? rows.at("/totals/0/spend").asString() : "0");
                campaigns += spent ? 1 : 0;
            }
        }
        assertThat(campaigns).as("campaigns that spent").isGreaterThan(20);
    }

    @Test
    void aCampaignOfTheFunnelOpensToItsRows() {
        try (BrowserPage page = pages.orElseThrow().laptop()) {
            page.fitsEveryWindow(List.of(320, 1024, 2560), "funnel-campaigns", () -> {
                page.go("?client=demo&view=funnel&currency=USD" + MONTH);
                page.part("campaigns").locator("tbody [data-metric=spend] a").first().waitFor();
            });
            opens(page, page.part("campaigns").locator("tbody [data-metric=spend]:has(a)").first());
            assertThat(page.page().url()).contains("view=report", "behind=spend", "campaign");
            page.go("?client=demo&view=funnel&show=EUR" + MONTH);
            opens(page, page.part("campaigns").locator("tbody [data-metric=spend]:has(a)").first());
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void whatACustomerCostsOpensToAllThatWasSpent() {
        try (BrowserPage page = pages.orElseThrow().laptop()) {
            page.fitsEveryWindow(List.of(320, 1024, 2560), "economics-spent", () -> {
                page.go("?client=demo&view=economics&currency=USD" + MONTH);
                page.part("spent").locator("a").waitFor();
            });
            BigDecimal spent = opens(page, page.part("spent"));
            page.go("?client=demo&view=economics&currency=USD" + MONTH);
            page.page().locator("[data-metric=cac_blended] .figure a").click();
            assertThat(total(page)).isEqualByComparingTo(spent);
            // The page shows customers of all platforms, whatever another page was asked for.
            page.go("?client=demo&view=economics&currency=USD&platform=google_ads&ad_group=7" + MONTH);
            assertThat(opens(page, page.part("spent"))).isEqualByComparingTo(spent);
            page.go("?client=demo&view=economics&show=EUR" + MONTH);
            opens(page, page.part("spent"));
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void theTileAboveTheReportOpensToAllRows() {
        try (BrowserPage page = pages.orElseThrow().laptop()) {
            page.go("?client=demo&view=report&currency=USD&platform=google_ads" + MONTH);
            opens(page, page.page().locator(".card[data-metric=spend] .figure"));
            page.page().goBack();
            page.settled();
            page.page().locator(".card[data-metric=revenue] .figure a").click();
            page.part("journeys").waitFor();
            page.hasNothingToComplainAbout();
        }
    }

    /// Follows what opens; the rows that come sum to what it said.
    private static BigDecimal opens(BrowserPage page, Locator figure) {
        figure.locator("a").waitFor();
        BigDecimal said = new BigDecimal(figure.getAttribute("data-value"));
        figure.locator("a").click();
        assertThat(total(page)).isEqualByComparingTo(said);
        return said;
    }

    private static BigDecimal total(BrowserPage page) {
        Locator total = page.page().locator("[data-part=spend][data-loading=false] tfoot [data-metric=spend]");
        total.waitFor();
        return new BigDecimal(total.getAttribute("data-value"));
    }

    private static String encoded(JsonNode one, String name) {
        return URLEncoder.encode(one.get(name).asString(), StandardCharsets.UTF_8);
    }

    private static JsonNode api(String question) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(pages.orElseThrow().uri()
                    .resolve("/api/v1/" + question)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s: %s", question, answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        }
    }
}
