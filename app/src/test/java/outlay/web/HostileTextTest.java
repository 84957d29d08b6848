package outlay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.count;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.command.Outlay;
import outlay.gate.TestKeys;
import outlay.testkit.HostileTexts;
import outlay.testkit.SharedData;
import outlay.text.Csv;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A client whose every name and text was written by somebody who means harm, seen on every page by the owner of the
/// installation: nothing runs, nothing breaks out of its place, and no table that is taken out holds a formula.
class HostileTextTest {
    private static final List<String> VIEWS = List.of("", "report&by=campaigns", "report&by=ads",
            "report&cell=name%3Dall&behind=spend&show=EUR", "funnel", "journeys",
            "economics", "reconcile", "tagging", "signal", "imports", "live", "people", "settings", "users", "audit",
            "clients", "print", "account");
    private static final String PASSWORD = "a sentence that only I would say";
    private static final int LINES = 12;
    private static final int NOT_GOOD = 400;
    private static final int NO_SESSION = 401;
    private static final int NOT_THERE = 404;

    private static Chromium chromium = Chromium.start();

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void whatSomebodyPutTogetherToDoHarmIsText() throws Exception {
        List<String> texts = HostileTexts.all();
        assertThat(texts).hasSizeGreaterThan(500);
        isTextEverywhere(texts);
    }

    @Test
    void theBigListOfNaughtyStringsIsText() throws Exception {
        List<String> texts = new ArrayList<>();
        JsonMapper.shared().readTree(Files.readString(SharedData.path("bad-input/blns/blns.json")))
                .forEach(text -> texts.add(text.asString()));
        isTextEverywhere(texts);
    }

    private void isTextEverywhere(List<String> texts) throws Exception {
        Files.createDirectories(data());
        String key = TestKeys.keep(data(), new ClientId("evil"), Key.Kind.SERVER, "shop", "s-1");
        imported(texts);
        Server server = Server.start(Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data().toString(),
                "OUTLAY_LISTEN", "127.0.0.1:0")));
        try (server; BrowserPage page = new BrowserPage(chromium, server.uri(), 1280, 900, ColorScheme.LIGHT)) {
            // The server does it, which has the people in memory; alone, a command would read the log each time.
            setUp(texts);
            sent(server.uri(), key, texts);
            signIn(page.expect(NO_SESSION).expect(NOT_THERE).expect(NOT_GOOD), server);
            written(page, texts);
            looked(page);
            opened(page);
            asked(page, texts);
            holdsNoFormula(page);
            page.hasNothingToComplainAbout();
        }
    }

    /// Everything that comes in as a file: spend, contacts, companies, deals, events.
    private void imported(List<String> texts) throws IOException {
        List<List<String>> spend = new ArrayList<>(List.of(List.of("day", "campaign_id", "campaign", "ad_group",
                "ad_id", "ad", "keyword", "spend", "clicks")));
        List<List<String>> contacts = new ArrayList<>(List.of(List.of("Contact ID", "Email", "First Name", "Last Name",
                "Company", "Created Date")));
        List<List<String>> companies = new ArrayList<>(List.of(List.of("Company ID", "Name", "Domain", "Industry")));
        List<List<String>> deals = new ArrayList<>(List.of(List.of("Deal ID", "Deal Name", "Stage Name", "Amount",
                "Currency", "Created Date", "Close Date", "Email")));
        List<String> events = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            spend.add(List.of("2026-09-01", "s-" + i, text, text, "ad-" + i, text, text, "2.50", "1"));
            contacts.add(List.of("c-" + i, "buyer" + i + "@shop-mail.com", text, text, text, "2026-09-02"));
            companies.add(List.of("k-" + i, text, "company" + i + ".example", text));
            deals.add(List.of("d-" + i, text, i % 2 == 0 ? "Closed Won" : text, "100", "EUR", "2026-09-03",
                    "2026-09-05", "buyer" + i + "@shop-mail.com"));
            events.add(visit(i, text).toString());
            events.add(order(i, text).toString());
        }
        for (int i = 0; i < LINES; i++) {
            events.add(named("one-" + i, "known-" + i));
            events.add(named("other-" + i, ""));
        }
        take(table("\"><img src=x onerror=alert(1)>.csv", spend), "--platform", "reddit", "--currency", "EUR",
                "--account", "\"><svg onload=alert(1)>");
        take(table("contacts <b>.csv", contacts), "--kind", "contacts");
        take(table("companies '.csv", companies), "--kind", "companies");
        take(table("deals =1+1.csv", deals), "--kind", "deals");
        take(Files.write(folder.resolve("=cmd.jsonl"), events));
        run("keys", "create", "--client", "evil", "--kind", "browser", "--origin", "https://shop.example");
        run("links", "create", "--client", "evil", "--to", "https://shop.example/?a=%3Cscript%3E", "--campaign",
                "\"><img src=x onerror=alert(1)>");
    }

    /// What somebody has set up: to whom and where something is told, and what they said about people.
    private void setUp(List<String> texts) {
        List<String> lines = lines(texts);
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            run("report-mails", "add", "--client", "evil", "--every", "week", "--to", "ann@example.com",
                    "--title=" + text, "--note=" + text);
            run("destinations", "add", "file-" + i, "--client", "evil", "--destination", "google-csv",
                    "--set=conversion_name=" + text);
            run("people", "split", "anonymous:one-" + i, "user:known-" + i, "--client", "evil", "--reason=" + text);
            run("people", "join", "anonymous:one-" + i, "anonymous:other-" + i, "--client", "evil",
                    "--reason=" + text);
        }
        run("webhooks", "add", "--client", "evil", "--events", "alert.opened", "--url",
                "https://hooks.shop.example/%22%3E%3Cimg+src=x+onerror=alert(1)%3E?=cmd'");
    }

    /// Of those that a field of one line takes, some of every kind.
    private static List<String> lines(List<String> texts) {
        List<String> fit = texts.stream().map(String::strip).filter(text -> !text.isEmpty() && text.length() <= 60
                && text.chars().noneMatch(Character::isISOControl)).distinct().toList();
        return IntStream.range(0, LINES).mapToObj(i -> fit.get(i * fit.size() / LINES)).toList();
    }

    private Path table(String name, List<List<String>> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            // As somebody else's program writes it, without the apostrophe that keeps a formula from running.
            text.append(String.join(",", row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList()))
                    .append("\r\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private void take(Path file, String... words) {
        List<String> all = new ArrayList<>(List.of("import", file.toString(), "--client", "evil"));
        all.addAll(List.of(words));
        run(all.toArray(String[]::new));
    }

    private static String named(String device, String user) {
        return JsonMapper.shared().createObjectNode().put("type", user.isEmpty() ? "page" : "identify")
                .put("messageId", device).put("anonymousId", device).put("userId", user)
                .put("timestamp", "2026-09-02T12:00:00Z").toString();
    }

    private static ObjectNode visit(int i, String text) {
        ObjectNode node = event("page", "v-" + i, i, text);
        String said = URLEncoder.encode(text, UTF_8);
        ObjectNode context = node.putObject("context").put("userAgent", text);
        context.putObject("page").put("title", text).put("referrer", "https://news.example/?q=" + said)
                .put("url", "https://shop.example/" + said + "?utm_medium=cpc" + String.join(said, "&utm_source=",
                        "&utm_campaign=", "&utm_content=", "&utm_term=", "&gclid=", ""));
        return node;
    }

    private static ObjectNode order(int i, String text) {
        ObjectNode node = event("track", "o-" + i, i, text).put("event", i % 2 == 0 ? "Order Completed" : text);
        node.putObject("properties").put("order_id", i + " " + text).put("revenue", 10).put("currency", "EUR")
                .put("coupon", text).put(text, text);
        node.putObject("context").putObject("traits").put("firstName", text).put("lastName", text)
                .put("email", i % 3 == 0 ? text : "buyer" + i + "@shop-mail.com").put("company", text);
        return node;
    }

    private static ObjectNode event(String type, String id, int i, String text) {
        return JsonMapper.shared().createObjectNode().put("type", type).put("messageId", id)
                .put("userId", i % 5 == 0 ? text : "u-" + i).put("anonymousId", "a-" + i)
                .put("timestamp", "2026-09-0" + (id.startsWith("v") ? 3 : 4) + "T12:00:00Z");
    }

    /// The last events, among them some that are refused for what they are.
    private static void sent(URI server, String key, List<String> texts) throws Exception {
        ArrayNode batch = JsonMapper.shared().createArrayNode();
        for (int i = 0; i < texts.size(); i += 4) {
            batch.add(visit(10_000 + i, texts.get(i)));
            batch.add(event(texts.get(i), texts.get(i), i, texts.get(i)).put("event", texts.get(i)));
        }
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.set("batch", batch);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(server.resolve("/v1/batch"))
                    .header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 207);
        }
    }

    private static void signIn(BrowserPage page, Server server) {
        URI link = URI.create(server.setUp().orElseThrow());
        page.go("?" + link.getRawQuery() + "#" + link.getRawFragment());
        page.page().fill("[name=email]", "ann@example.com");
        page.page().fill("[name=password]", PASSWORD);
        page.page().click("button.main");
        page.page().waitForSelector("[data-part=who]");
    }

    /// What is written on the pages themselves: what a token is for, who is invited, whom one looks for.
    private static void written(BrowserPage page, List<String> texts) {
        String text = "<img src=x onerror=alert(1)>";
        page.go("?client=evil&view=users");
        page.page().fill("[name=purpose]", text);
        page.part("tokens").locator("button.main").click();
        page.part("made-token").waitFor();
        page.page().fill("[name=invite]", "\"<svg/onload=alert(1)>\"@example.com");
        page.part("invitations").locator("button.main").click();
        page.settled();
        page.go("?client=evil&view=people");
        for (String asked : List.of("user:" + texts.getFirst(), "order:0 " + texts.getFirst(), text)) {
            page.part("search").fill(asked);
            page.page().keyboard().press("Enter");
            page.page().waitForFunction("() => document.querySelector('[data-part=person], [data-part=results], "
                    + "[data-part=empty], [data-part=failure]')");
            page.settled().fits();
        }
        for (String known : List.of("buyer2@shop-mail.com", "anonymous:one-0", "anonymous:one-7")) {
            page.go("?client=evil&view=people").part("search").fill(known);
            page.page().keyboard().press("Enter");
            page.part("person").waitFor();
            page.settled().fits();
        }
        assertThat(page.part("splits").locator("li").count()).isPositive();
        assertThat(page.part("joins").locator("li").count()).isPositive();
        keptViews(page, lines(texts));
        page.go("?client=evil&view=audit");
    }

    private static void keptViews(BrowserPage page, List<String> names) {
        page.go("?client=evil&view=report&currency=EUR");
        page.part("views").locator("summary").click();
        for (int i = 0; i < names.size(); i++) {
            page.part("view-name").fill(names.get(i));
            page.page().keyboard().press("Enter");
            count(page.part("views").locator("li"), i + 1);
        }
        page.fits();
        assertThat(page.part("views").locator("li a").allTextContents()).containsExactlyInAnyOrderElementsOf(names);
    }

    /// Each page, in a wide window that becomes a narrow one.
    private static void looked(BrowserPage page) {
        for (String view : VIEWS) {
            page.page().setViewportSize(1280, 900);
            page.go("?client=evil&currency=EUR&view=" + view).fits();
            page.page().setViewportSize(320, 700);
            page.fits().screenshot("hostile-320-" + view.replaceAll("\\W+", "-"));
        }
        page.page().setViewportSize(1280, 900);
    }

    /// Rows that open: a campaign to its conversions, a conversion to its touches.
    private static void opened(BrowserPage page) {
        page.go("?client=evil&currency=EUR&show=EUR&view=report&cell=name%3Dall").fits();
        Locator conversions = page.page().locator("[data-part=journeys] tr[data-conversion] th a");
        assertThat(conversions.count()).isPositive();
        conversions.first().click();
        page.page().waitForSelector("[data-part=receipt][data-loading=false]");
        page.settled().fits();
    }

    /// What is asked for in an address comes back as text, too.
    private static void asked(BrowserPage page, List<String> texts) {
        for (int i = 0; i < texts.size(); i += texts.size() / 12) {
            String said = URLEncoder.encode(texts.get(i), UTF_8);
            page.go("?client=evil&view=report&by=ads&campaign=" + said + "&channel=" + said + "&model=" + said);
            page.go("?client=" + said + "&view=" + said + "&find=" + said + "&from=" + said);
        }
    }

    private void holdsNoFormula(BrowserPage page) throws IOException {
        page.go("?client=evil&currency=EUR&view=report&by=campaigns");
        checkCells(Files.readString(page.page().waitForDownload(() -> page.part("csv").click()).path()));
        for (List<String> words : List.of(List.of("report", "campaigns"), List.of("report", "ads"),
                List.of("report", "journeys"), List.of("report", "spend"), List.of("report", "funnel"),
                List.of("report", "tagging"), List.of("imports", "list"), List.of("links", "list"),
                List.of("destinations", "list"),
                List.of("report-mails", "list"), List.of("webhooks", "list"), List.of("people", "refused"))) {
            List<String> all = new ArrayList<>(words);
            all.addAll(List.of("--client", "evil", "--format", "csv"));
            if (words.equals(List.of("report", "journeys"))) {
                all.addAll(List.of("--channel", "Paid Social"));
            }
            checkCells(run(all.toArray(String[]::new)));
        }
    }

    /// No cell is more than the text that [Csv] would have written for it, which [outlay.text.CsvTest] proves harmless.
    private static void checkCells(String csv) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            List<String> cells = reader.stream().flatMap(line -> line.getFields().stream()).toList();
            assertThat(cells).isNotEmpty().allSatisfy(cell -> {
                boolean number = cell.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
                assertThat(cell.strip().isEmpty() || number || "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
                        .indexOf(cell.strip().charAt(0)) < 0).as(cell).isTrue();
            });
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String run(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data().toString();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all);
        assertThat(status).as("%s %s %s", Arrays.toString(words), out, err).isZero();
        return out.toString();
    }
}
