package outlay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.count;
import static outlay.web.Awaited.focused;
import static outlay.web.Awaited.gone;
import static outlay.web.Awaited.hidden;
import static outlay.web.Awaited.is;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.command.Outlay;
import outlay.gate.TestKeys;
import outlay.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The pages over the demo's data and over the worst that somebody can write, in a real browser against a whole server.
class PagesTest {
    private static final String ODD = "Tag,Was,Geld\n2026-10-01,Sommer,12.50\n2026-10-02,<img src=x onerror=alert(1)>,"
            + "7.50\n";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final int PUBLIC_KILOBYTES = 150;
    @TempDir
    private static Path data = Path.of("");
    private static Optional<ServedPages> pages = Optional.empty();
    private static String key = "";
    private static URI uri = URI.create("");

    @BeforeAll
    static void start() throws Exception {
        MadeDemo.copyTo(data);
        key = run("keys", "people", "--client", "demo", "--data", data.toString()).strip();
        TestKeys.keep(data, new ClientId("site"), Key.Kind.BROWSER, "site", "b-1");
        ServedPages served = ServedPages.start(data, Map.of());
        pages = Optional.of(served);
        uri = served.uri();
    }

    @AfterAll
    static void close() {
        pages.ifPresent(ServedPages::close);
    }

    @Test
    void findsOnePersonSaysWhyAndTakesThemApartAndBack() {
        try (BrowserPage page = laptop()) {
            page.expect(401).go("?view=people&client=demo");
            says(page.part("key-form"), "bin/outlay keys people --client demo");
            page.isUsableByEverybody().screenshot("people-key");
            open(page, "ol_people_wrong");
            says(page.part("failure"), "Not allowed");
            open(page, key);
            page.part("search").waitFor();
            says(page.page().locator("main"), "parts of them nobody");
            find(page, "nobody@nowhere.example");
            page.page().getByText("Nobody has this").waitFor();
            find(page, buyer());
            page.part("why").waitFor();
            page.settled();
            assertThat(page.page().locator("[data-part=identifiers] li").count()).isGreaterThan(1);
            assertThat(page.page().locator("[data-part=profile] [data-purpose]").count()).isEqualTo(5);
            assertThat(page.page().locator("[data-part=journey] [data-kind=conversion]").count()).isPositive();
            assertThat(page.page().locator("[data-part=words] li").count()).isPositive();
            page.fits().isUsableByEverybody().picture("people");
            int before = page.page().locator("[data-part=identifiers] li").count();
            page.page().locator("[data-part=words] button").first().click();
            page.part("reason").fill("a shared tablet");
            page.page().keyboard().press("Enter");
            page.part("apart").waitFor();
            page.settled().isUsableByEverybody().screenshot("people-apart");
            says(page.part("apart"), "are taken apart", "Nothing was deleted");
            page.page().locator("[data-part=apart] [data-part=join-back]").click();
            gone(page.part("apart"));
            count(page.page().locator("[data-part=identifiers] li"), before);
            page.page().getByText("See what would be erased").click();
            page.part("amounts").waitFor();
            says(page.part("erase"), "It cannot be taken back");
            page.isUsableByEverybody().hasNothingToComplainAbout();
            keepsNothing(page);
        }
    }

    @Test
    void browsersThatMayBeOneAreJoinedAndTakenApart() throws Exception {
        String opens = run("keys", "people", "--client", "site", "--data", data.toString()).strip();
        seen("8c4f1a", 3);
        seen("d27be9", 2);
        try (BrowserPage page = laptop()) {
            page.go("?view=people&client=site");
            open(page, opens);
            page.part("nearby").locator("button").click();
            Locator pair = page.part("nearby-pairs").locator("li");
            says(pair, "8c4f1a", "d27be9", "the same network and browser within a day");
            page.settled().fits().isUsableByEverybody().picture("people-nearby");
            pair.locator("[data-part=join]").click();
            said(page, "joined", "One person now.");
            pair.locator("[data-part=split]").click();
            said(page, "apart", "Two again.");
            pair.locator("[data-part=join-back]").click();
            said(page, "back", "One person now.");
            pair.locator("button.link").first().click();
            page.part("joins").waitFor();
            page.settled().fits().isUsableByEverybody().screenshot("people-joined");
            says(page.part("joins"), "d27be9", "looked like one browser");
            page.part("joins").locator("[data-part=split]").click();
            page.part("splits").locator("li").waitFor();
            page.settled();
            says(page.part("splits"), "the join was taken back");
            gone(page.part("joins"));
            page.hasNothingToComplainAbout();
        }
    }

    private static void said(BrowserPage page, String word, String sentence) {
        page.page().locator("[data-part=nearby-pairs] li[data-said=" + word + "]").waitFor();
        says(page.part("nearby-pairs"), sentence);
    }

    /// A page that a browser without a name has looked at.
    private static void seen(String browser, int hoursAgo) throws Exception {
        ObjectNode visit = JsonMapper.shared().createObjectNode().put("type", "page").put("messageId", "n-" + browser)
                .put("anonymousId", browser).put("timestamp", Instant.now().minus(Duration.ofHours(hoursAgo))
                        .toString());
        visit.putObject("context").put("userAgent", FIREFOX).putObject("page").put("url", "https://shop.example/");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(uri.resolve("/v1/page"))
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("b-1:".getBytes(UTF_8)))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(visit.toString())).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    /// Neither the address nor any storage knows whom one has looked at, or the key.
    private static void keepsNothing(BrowserPage page) {
        assertThat(page.page().url()).doesNotContain("@").doesNotContain("email");
        assertThat((String) page.page().evaluate(
                "JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie"))
                .doesNotContain("ol_people").doesNotContain("@");
        page.page().reload();
        page.part("key-form").waitFor();
    }

    @Test
    void triesAFileThenImportsItAndTakesItBack() {
        try (BrowserPage page = laptop()) {
            page.go("?view=imports&client=acme").isUsableByEverybody().screenshot("imports-empty");
            page.part("files").setInputFiles(new FilePayload("Ausgaben <b>x</b>.csv", "text/csv", ODD.getBytes(UTF_8)));
            page.part("meaning").waitFor();
            says(page.part("result"), "cannot be imported as it is");
            page.part("say-platform").fill("reddit");
            page.part("say-currency").fill("EUR");
            page.part("say-account").fill("a-1");
            page.page().locator("[data-column=Tag]").fill("day");
            page.page().locator("[data-column=Was]").fill("campaign");
            page.page().locator("[data-column=Geld]").fill("spend");
            page.fits().isUsableByEverybody().screenshot("imports-meaning");
            page.page().getByText("Look again").click();
            page.part("import").waitFor();
            says(page.part("result"), "can be imported", "€20.00", "Oct 1");
            page.isUsableByEverybody().picture("imports-file");
            page.part("import").click();
            page.page().locator("[data-part=imports] tr[data-state=counts]").waitFor();
            page.settled();
            says(page.part("mappings"), "Geld is spend");
            count(page.part("client").locator("option", new Locator.LocatorOptions().setHasText("acme")), 1);
            page.part("undo").click();
            page.page().locator("[data-part=imports] tr[data-state=undone]").waitFor();
            page.settled().fits().isUsableByEverybody().hasNothingToComplainAbout();
        }
    }

    @Test
    void everyPageFitsEveryWindowByDayAndByNight() {
        List<Integer> widths = List.of(320, 1024, 2560);
        try (BrowserPage page = laptop()) {
            for (String view : List.of("report", "live", "audit", "imports")) {
                page.fitsEveryWindow(widths, "page-" + view,
                        () -> page.go("?client=demo&currency=USD&view=" + view));
            }
            page.fitsEveryWindow(widths, "page-people", () -> {
                page.go("?client=demo&view=people");
                open(page, key);
                page.part("search").waitFor();
                find(page, buyer());
                page.part("why").waitFor();
                page.settled();
            });
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void showsReportAndImports() {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=report&currency=USD");
            page.page().locator("[data-part=trend] canvas").first().waitFor();
            page.picture("report").go("?client=demo&view=imports").picture("imports").hasNothingToComplainAbout();
        }
    }

    @Test
    void theRailIsOneKeyAwayAndTheColoursStay() {
        try (BrowserPage phone = pages.orElseThrow().page(320, 700, ColorScheme.LIGHT)) {
            phone.go("?client=demo&view=imports");
            phone.page().keyboard().press("Tab");
            focused(phone.page().getByText("Skip to the page"));
            phone.page().locator("button.menu").click();
            phone.fits().isUsableByEverybody().screenshot("menu");
            phone.part("theme").selectOption("dark");
            is(phone.page().locator("html"), "data-theme", "dark");
            phone.page().keyboard().press("Escape");
            hidden(phone.part("theme"));
            phone.go("?client=demo");
            is(phone.page().locator("html"), "data-theme", "dark");
            phone.hasNothingToComplainAbout();
        }
    }

    @Test
    void nothingThatSomebodyWroteRuns() throws Exception {
        JsonNode strings = JsonMapper.shared().readTree(
                Files.readString(SharedData.path("bad-input/blns/blns.json")));
        Path events = data.resolve("naughty.jsonl");
        List<String> lines = new ArrayList<>();
        List<String> nasty = new ArrayList<>();
        for (int i = 0; i < strings.size(); i++) {
            String text = strings.get(i).asString();
            lines.add(visit(i, text));
            lines.add(order(i, text));
            if (text.contains("alert") && nasty.size() < 30) {
                nasty.add(text);
            }
        }
        Files.write(events, lines);
        run("import", events.toString(), "--client", "naughty", "--data", data.toString());
        String naughtyKey = run("keys", "people", "--client", "naughty", "--data", data.toString()).strip();
        try (BrowserPage page = laptop()) {
            page.go("?client=naughty&by=campaigns").fits();
            assertThat(page.page().locator("[data-part=table] tbody tr").count()).isGreaterThan(300);
            page.go("?client=naughty&cell=name%3Dall&currency=USD&show=USD");
            page.page().locator("[data-part=journeys] .more button").click();
            page.page()
                    .waitForFunction("() => document.querySelectorAll('[data-part=journeys] tbody tr').length > 150");
            page.go("?client=naughty&view=people");
            open(page, naughtyKey);
            page.part("search").waitFor();
            for (String text : nasty) {
                find(page, text);
                page.page().waitForFunction("() => document.querySelector('[data-part=person], [data-part=results], "
                        + "[data-part=empty]')");
                page.settled();
            }
            page.go("?client=naughty&view=imports");
            page.part("files").setInputFiles(nasty.stream().limit(8)
                    .map(text -> new FilePayload(text, "text/csv", (text.replaceAll("[,\\n\"]", "") + ",b\n1,2\n")
                            .getBytes(UTF_8)))
                    .toArray(FilePayload[]::new));
            page.page().waitForFunction("() => document.querySelectorAll('[data-part=result]').length >= 8");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void everyPageIsSmall() {
        for (String view : List.of("", "report", "funnel", "journeys", "economics", "reconcile", "tagging", "signal",
                "live",
                "imports", "people", "settings")) {
            try (BrowserPage page = laptop()) {
                List<String> files = new ArrayList<>();
                long[] bytes = new long[1];
                page.page().onRequestFinished(request -> {
                    if (!request.url().contains("/api/") && !request.url().contains("Chart-")) {
                        bytes[0] += request.sizes().responseBodySize;
                        files.add(request.url());
                    }
                });
                page.go("?client=demo&view=" + view);
                page.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                assertThat(bytes[0]).as(view + " " + files).isPositive().isLessThan(PUBLIC_KILOBYTES * 1_000L);
            }
        }
    }

    private static String visit(int i, String text) {
        ObjectNode node = event("page", "v-" + i, text);
        node.putObject("context").putObject("page").put("url", "https://shop.example/?utm_source=google&utm_medium=cpc"
                + "&utm_campaign=" + java.net.URLEncoder.encode(text, UTF_8));
        return node.toString();
    }

    private static String order(int i, String text) {
        ObjectNode node = event("track", "o-" + i, text).put("event", "Order Completed");
        node.putObject("properties").put("order_id", i + " " + text).put("revenue", 10).put("currency", "USD");
        node.putObject("context").putObject("traits").put("firstName", text).put("lastName", text);
        return node.toString();
    }

    private static ObjectNode event(String type, String id, String text) {
        return JsonMapper.shared().createObjectNode().put("type", type).put("messageId", id).put("userId", text)
                .put("anonymousId", "a-" + id.substring(2)).put("timestamp", "2026-03-01T12:00:00Z");
    }

    private static BrowserPage laptop() {
        return pages.orElseThrow().laptop();
    }

    private static void open(BrowserPage page, String shown) {
        page.part("people-key").fill(shown);
        page.page().keyboard().press("Enter");
    }

    private static void find(BrowserPage page, String text) {
        page.part("search").fill(text);
        page.page().keyboard().press("Enter");
    }

    private static String buyer = "";

    /// Somebody who bought after several touches, by what the command line says.
    private static String buyer() {
        if (buyer.isEmpty()) {
            JsonNode journeys = JsonMapper.shared().readTree(run("report", "journeys", "--client", "demo", "--channel",
                    "Paid Search", "--format", "json", "--data", data.toString()));
            buyer = journeys.get("journeys").valueStream().map(one -> one.get("person").asString())
                    .filter(person -> person.startsWith("email:")).findFirst().orElseThrow()
                    .substring("email:".length());
        }
        return buyer;
    }

    private static String run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        var outlay = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(outlay.execute(words)).as(Arrays.toString(words) + err).isZero();
        return out.toString();
    }
}
