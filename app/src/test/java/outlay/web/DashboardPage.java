package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The report page in a real browser, with the checks that hold for any data: what is on the screen is what the API
/// says.
final class DashboardPage implements AutoCloseable {
    private static final List<String> METRICS = List.of("spend", "impressions", "clicks", "ctr", "cpc", "cpm", "leads",
            "cpl", "conversions", "cpa", "revenue", "roas", "video_views", "cpv");

    private final Page page;
    private final URI server;
    private final List<String> complaints = new ArrayList<>();

    private DashboardPage(Page page, URI server) {
        this.page = page;
        this.server = server;
        page.addInitScript(BrowserPage.COUNTED);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequestFailed(request -> {
            // A question that was overtaken by the next one is taken back on purpose.
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                complaints.add("request: " + request.url() + " " + request.failure());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add("answer: " + response.status() + " " + response.url());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(server.toString())) {
                complaints.add("foreign host: " + request.url());
            }
        });
    }

    /// @param server where the pages are, with a slash at the end
    static DashboardPage open(Chromium chromium, URI server, int width, int height, ColorScheme colours) {
        // A zone far from UTC shows every day that is computed by the browser's clock.
        return new DashboardPage(chromium.page(new Browser.NewPageOptions().setViewportSize(width, height)
                .setLocale("en-US").setTimezoneId("Pacific/Auckland").setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)), server);
    }

    Page page() {
        return page;
    }

    /// Goes to the report with `query`, such as "?client=demo", and waits for its figures.
    DashboardPage go(String query) {
        page.navigate(server + "?view=report" + query.replaceFirst("^\\?", "&"));
        return settled();
    }

    /// Waits until nothing is on its way.
    DashboardPage settled() {
        BrowserPage.settle(page);
        page.waitForSelector("[data-part=table] tbody tr[data-name], [data-part=empty], [data-part=failure], "
                + "[data-part=journeys] tr[data-conversion], [data-part=spend] tr[data-name], "
                + "[data-part=receipt][data-loading=false]");
        return this;
    }

    List<String> rowNames() {
        return page.locator("[data-part=table] tbody tr").all().stream().map(row -> row.getAttribute("data-name"))
                .toList();
    }

    DashboardPage drillInto(String name) {
        String before = page.url();
        row(name).locator("th a").click();
        page.waitForURL(url -> !url.equals(before));
        return settled();
    }

    /// Follows a credited figure of a row to the conversions behind it.
    DashboardPage open(String name, String metric) {
        row(name).locator("td[data-metric=" + metric + "] a").click();
        page.waitForSelector("[data-part=journeys][data-loading=false] tbody tr[data-conversion]");
        return this;
    }

    /// Follows a conversion to its receipt.
    DashboardPage openConversion(String conversion) {
        page.locator("[data-part=journeys] tr[data-conversion=\"" + conversion + "\"] th a").click();
        page.waitForSelector("[data-part=receipt][data-loading=false]");
        return this;
    }

    /// What the page shows of these, in the order in which it shows them.
    List<String> attributes(String selector, String attribute) {
        return page.locator(selector).all().stream().map(one -> String.valueOf(one.getAttribute(attribute))).toList();
    }

    DashboardPage chooseModel(String model) {
        page.locator("[data-part=models] input[value=" + model + "]").check(new Locator.CheckOptions().setForce(true));
        return settled();
    }

    DashboardPage back() {
        page.goBack();
        return settled();
    }

    /// The answer to the question that the page has asked last for `report`, straight from the API.
    JsonNode answer(String report) {
        // The period before is asked for, too, for the changes.
        Object path = page
                .evaluate("report => performance.getEntriesByType('resource').map(entry => new URL(entry.name))"
                        + ".filter(asked => asked.pathname === '/api/v1/reports/' + report"
                        + " && asked.searchParams.get('from') === new URL(location.href).searchParams.get('from'))"
                        + ".map(asked => asked.href).at(-1)", report);
        assertThat(path).as("the page has asked for " + report).isNotNull();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(path.toString())).build();
            return JsonMapper.shared().readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException failed) {
            throw new IllegalStateException("the API does not answer " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// Every card, cell, total and law on the screen is the API's figure, both in full and as it is written.
    DashboardPage showsWhatTheApiSays(String report) {
        JsonNode answer = answer(report);
        String currency = String.valueOf(page.locator("[data-part=table]").getAttribute("data-currency"));
        JsonNode total = elements(answer.get("totals"), currency).getFirst();
        for (String metric : List.of("spend", "revenue", "roas", "cpa", "cpl", "conversions", "leads")) {
            shows(page.locator(".card[data-metric=" + metric + "] .figure"), total, metric, true);
        }
        List<JsonNode> rows = elements(answer.get("rows"), currency);
        assertThat(page.locator("[data-part=table] tbody tr").count()).isEqualTo(rows.size());
        List<Locator> lines = page.locator("[data-part=table] tbody tr").all();
        List<String> expected = rows.stream().map(DashboardPage::figures).sorted().toList();
        assertThat(lines.stream().map(DashboardPage::figures).sorted().toList()).isEqualTo(expected);
        for (String metric : METRICS) {
            shows(page.locator("[data-part=table] tfoot td[data-metric=" + metric + "]"), total, metric, false);
        }
        for (int i = 0; i < answer.get("balances").size(); i++) {
            JsonNode balance = answer.get("balances").get(i);
            String item = "[data-part=balances] li[data-currency=" + balance.get("currency").asString() + "]";
            assertThat(page.locator(item + " [data-value]").all().stream().map(term -> term.getAttribute("data-value")))
                    .containsExactly(balance.get("credited").asString(), balance.get("unattributed").asString(),
                            balance.get("revenue").asString(), balance.get("imported_spend").asString(),
                            balance.get("reported_spend").asString());
            assertThat(page.locator(item).getAttribute("data-holds")).isEqualTo(balance.get("holds").asString());
        }
        return this;
    }

    private static List<JsonNode> elements(JsonNode list, String currency) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(element -> {
            if (element.get("currency").asString().equals(currency)) {
                elements.add(element);
            }
        });
        return elements;
    }

    private static String figures(JsonNode row) {
        return String.join(" ", METRICS.stream().map(metric -> text(row, metric)).toList());
    }

    private static String figures(Locator row) {
        return String.join(" ", METRICS.stream()
                .map(metric -> row.locator("td[data-metric=" + metric + "]").getAttribute("data-value")).toList());
    }

    private static void shows(Locator place, JsonNode figures, String metric, boolean shortened) {
        String value = text(figures, metric);
        assertThat(place.getAttribute("data-value")).as(metric).isEqualTo(value);
        assertThat(place.innerText().strip()).as(metric)
                .isEqualTo(written(metric, value, figures.get("currency").asString(), shortened));
    }

    private static String text(JsonNode figures, String metric) {
        return figures.get(metric).isNull() ? "" : figures.get(metric).asString();
    }

    /// How an American reads it; computed here without the page's code.
    private static String written(String metric, String value, String currency, boolean shortened) {
        if (value.isEmpty()) {
            return "–";
        }
        BigDecimal number = new BigDecimal(value);
        return switch (metric) {
            case "impressions", "clicks", "video_views" -> grouped(number, 0);
            case "leads", "conversions" -> grouped(number, 1);
            case "ctr" -> grouped(number.movePointRight(2), 2) + "%";
            case "roas" -> grouped(number, 2) + "×";
            default -> {
                var unit = java.util.Currency.getInstance(currency);
                boolean cut = shortened && number.compareTo(new BigDecimal("10000")) >= 0;
                String amount = grouped(number.abs(), cut ? 0 : unit.getDefaultFractionDigits());
                yield (number.signum() < 0 ? "-" : "") + unit.getSymbol(Locale.US) + amount;
            }
        };
    }

    private static String grouped(BigDecimal number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setMinimumFractionDigits(decimals);
        return format.format(number.setScale(decimals, RoundingMode.HALF_UP));
    }

    /// No part of the page makes it wider than the window; tables scroll in boxes of their own.
    DashboardPage fitsTheWindow() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as("no sideways scroll")
                .isEqualTo(true);
        return this;
    }

    /// The console is silent, and every request has been answered by our own server.
    DashboardPage hasNothingToComplainAbout() {
        assertThat(complaints).isEmpty();
        return this;
    }

    DashboardPage screenshot(String name) {
        page.waitForSelector(
                "[data-part=trend] canvas, [data-part=empty], [data-part=failure], [data-part=trend] table, "
                        + "[data-part=journeys], [data-part=receipt]");
        BrowserPage.shoot(page, name);
        return this;
    }

    Locator row(String name) {
        return page.locator("[data-part=table] tbody tr").all().stream()
                .filter(row -> name.equals(row.getAttribute("data-name"))).findFirst()
                .orElseThrow(() -> new AssertionError("there is no row \"" + name + "\" among " + rowNames()));
    }

    @Override
    public void close() {
        page.close();
    }
}
