package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.command.Outlay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the demo's ads cost, opened to the rows of the reports that were imported: over the API, and by a click.
class SpendRowsTest {
    private static final String WEEK = "&from=2026-09-22&to=2026-09-28";
    private static final List<String> FIGURES = List.of("spend", "impressions", "clicks", "video_views");
    @TempDir
    private static Path data = Path.of("");
    private static List<AutoCloseable> opened = new ArrayList<>();
    private static URI uri = URI.create("");

    @BeforeAll
    static void start() throws Exception {
        int status = Outlay.commandLine().setOut(new PrintWriter(new StringWriter()))
                .execute("demo", "--once", "--data", data.toString());
        assertThat(status).isZero();
        Server server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()));
        opened.add(server);
        uri = server.uri();
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void everyFigureOfEveryReportIsTheSumOfItsRows() {
        for (String currency : List.of("", "&currency=USD")) {
            for (String report : List.of("reports/channels", "reports/platforms", "reports/campaigns",
                    "reports/ad_groups", "reports/ads", "breakdowns/stages", "breakdowns/tactics",
                    "breakdowns/keywords")) {
                JsonNode answer = api(report + "?client=demo" + WEEK + currency);
                for (JsonNode row : answer.get("rows")) {
                    String cell = query(cell(report, row)) + "&only_currency=" + row.get("currency").asString();
                    assertThat(summed("client=demo" + WEEK + currency + cell)).as("%s %s", report, row)
                            .isEqualTo(FIGURES.stream().map(figure -> plain(row.get(figure))).toList());
                }
            }
        }
    }

    @Test
    void daysAndTheWholeOfItSumToo() {
        for (JsonNode day : api("reports/days?client=demo&currency=USD" + WEEK).get("rows")) {
            String one = day.get("day").asString();
            assertThat(summed("client=demo&currency=USD&from=" + one + "&to=" + one))
                    .isEqualTo(FIGURES.stream().map(figure -> plain(day.get(figure))).toList());
        }
    }

    @Test
    void rowsOfCompaniesKnowNoSpend() throws Exception {
        HttpResponse<String> answer = ask("spend?client=demo&breakdown=countries&country=Germany");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"breakdown\"", "knows no spend");
        HttpResponse<String> lost = ask("spend?client=demo&after=2026-09-28,row,x,y");
        assertThat(lost.body()).contains("is no place in the list");
    }

    @Test
    void aClickOpensSpendToTheRowsOfFiles() throws Exception {
        try (Chromium chromium = Chromium.start();
                BrowserPage page = new BrowserPage(chromium, uri, 1280, 900, ColorScheme.LIGHT)) {
            page.fitsEveryWindow(List.of(320, 1024, 2560), "spend-rows", () -> {
                page.go("?client=demo&view=report&currency=USD&by=campaigns" + WEEK);
                opens(page, "table", "spend");
            });
            Locator first = page.part("spend").locator("tbody tr").first();
            assertThat(first.innerText()).containsPattern("\\.csv, line \\d+").contains("28");
            page.page().goBack();
            page.settled();
            opens(page, "table", "clicks");
            page.go("?client=demo&view=report&currency=USD&cut=keywords" + WEEK);
            opens(page, "breakdowns", "spend");
            page.go("?client=demo&view=funnel&currency=USD&stage=conversion" + WEEK);
            opens(page, "stages", "spend");
            assertThat(page.page().url()).contains("view=report", "behind=spend");
            page.go("?client=demo&view=economics&currency=USD" + WEEK);
            opens(page, "channels", "spend");
            page.hasNothingToComplainAbout();
        }
    }

    /// Follows the first figure that opens; the rows that come sum to it.
    private static void opens(BrowserPage page, String part, String metric) {
        Locator figure = page.part(part).locator("tbody [data-metric=" + metric + "]:has(a)").first();
        figure.waitFor();
        String said = String.valueOf(figure.getAttribute("data-value"));
        figure.locator("a").click();
        Locator total = page.page().locator("[data-part=spend][data-loading=false] tfoot [data-metric=" + metric + "]");
        total.waitFor();
        assertThat(new BigDecimal(total.getAttribute("data-value"))).isEqualByComparingTo(said);
    }

    /// The figures of all rows behind a cell, page by page.
    private static List<String> summed(String query) {
        List<BigDecimal> sums = new ArrayList<>(FIGURES.stream().map(figure -> BigDecimal.ZERO).toList());
        String after = "";
        int rows = 0;
        do {
            JsonNode page = api("spend?limit=1000&" + query
                    + (after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8)));
            for (JsonNode row : page.get("rows")) {
                rows++;
                assertThat(row.get("from").size()).isPositive();
                assertThat(row.at("/from/0/file").asString()).isNotEmpty();
                for (int i = 0; i < FIGURES.size(); i++) {
                    sums.set(i, sums.get(i).add(new BigDecimal(row.get(FIGURES.get(i)).asString())));
                }
            }
            after = page.get("next").isNull() ? "" : page.get("next").asString();
            assertThat(after.isEmpty()).isEqualTo(rows == page.get("count").asInt());
        } while (!after.isEmpty());
        return sums.stream().map(sum -> sum.stripTrailingZeros().toPlainString()).toList();
    }

    private static String plain(JsonNode figure) {
        return new BigDecimal(figure.asString()).stripTrailingZeros().toPlainString();
    }

    /// The parameters that name a row, those that it says nothing in left empty.
    private static Map<String, String> cell(String report, JsonNode row) {
        Map<String, String> cell = new LinkedHashMap<>();
        String level = report.substring(report.indexOf('/') + 1);
        if (report.startsWith("breakdowns/")) {
            cell.put("breakdown", level);
            List.of("stage", "tactic", "platform", "keyword").stream().filter(row::has)
                    .forEach(column -> cell.put(column, row.get(column).asString()));
            return cell;
        }
        if (level.equals("platforms")) {
            cell.put("platform", row.get("platform").asString());
            return cell;
        }
        cell.put("channel", row.get("channel").asString());
        if (!level.equals("channels")) {
            cell.put("campaign", row.get("platform").asString() + "/" + either(row, "campaign"));
        }
        if (level.equals("ad_groups") || level.equals("ads")) {
            cell.put("ad_group", either(row, "ad_group"));
        }
        if (level.equals("ads")) {
            cell.put("ad", either(row, "ad"));
        }
        return cell;
    }

    private static String either(JsonNode row, String part) {
        String id = row.get(part + "_id").asString();
        return id.isEmpty() ? row.get(part).asString() : id;
    }

    private static String query(Map<String, String> cell) {
        String without = cell.entrySet().stream().filter(part -> part.getValue().isEmpty()).map(Map.Entry::getKey)
                .collect(Collectors.joining(","));
        String given = cell.entrySet().stream().filter(part -> !part.getValue().isEmpty())
                .map(part -> "&" + part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return without.isEmpty() ? given : given + "&without=" + without;
    }

    private static JsonNode api(String question) {
        try {
            HttpResponse<String> answer = ask(question);
            assertThat(answer.statusCode()).as("%s: %s", question, answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HttpResponse<String> ask(String question) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri.resolve("/api/v1/" + question)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
