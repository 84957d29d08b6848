package outlay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.hidden;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.AccessSettings;
import outlay.Server;
import outlay.Settings;
import outlay.testkit.Checkout;

/// The documents as the product serves them, to somebody who has not signed in.
class DocsSiteTest {
    private static final int MOST_BYTES = 150_000;
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final List<String> READ = List.of("/docs/", "/docs/architecture", "/docs/concepts/signal-loss",
            "/docs/how-to/install-the-tag", "/docs/reference/settings");

    private static final String INDEX = "GET /docs/search.json";

    private static Chromium chromium = Chromium.start();
    private static List<AutoCloseable> opened = new ArrayList<>(List.of(chromium));
    private static URI uri = URI.create("");

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        Server server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                .withAccess(AccessSettings.REQUIRED));
        opened.addFirst(server);
        uri = server.uri();
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void everyDocumentIsServedAndEveryLinkLeadsSomewhere() throws Exception {
        Map<String, String> pages = new HashMap<>();
        for (Path document : documents()) {
            String name = document.toString().replaceFirst("\\.md$", "").toLowerCase(Locale.ROOT);
            String path = "/docs/" + name.replaceFirst("^index$", "");
            HttpResponse<byte[]> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(answer.body().length).as(path).isLessThan(MOST_BYTES);
            pages.put(path, new String(answer.body(), UTF_8));
        }
        assertThat(pages).hasSizeGreaterThan(70);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> others = new HashMap<>();
        for (Map.Entry<String, String> page : Map.copyOf(pages).entrySet()) {
            for (String link : found(LINK, page.getValue())) {
                URI to = uri.resolve(page.getKey()).resolve(link.replace("&amp;", "&"));
                if (!to.getAuthority().equals(uri.getAuthority())) {
                    continue;
                }
                String target = pages.getOrDefault(to.getPath(), "");
                if (target.isEmpty() && others.computeIfAbsent(to.getPath(), DocsSiteTest::status) != 200) {
                    wrong.add(page.getKey() + " leads to " + link);
                }
                if (to.getFragment() != null && !found(ID, target).contains(to.getFragment())) {
                    wrong.add(page.getKey() + " leads to a part that is not there: " + link);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(others).containsKeys("/docs/images/home.png", "/icon.svg");
    }

    @Test
    void whatIsNoDocumentSaysWhereTheyAre() throws Exception {
        assertThat(get("/docs").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> nothing = get("/docs/how-to/fly");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(new String(nothing.body(), UTF_8))
                .contains("the documents at /docs/");
        assertThat(get("/docs/%2e%2e/index.html").statusCode()).isEqualTo(400);
        assertThat(OpenToTheWorld.includes("/docs/")).isFalse();
    }

    @Test
    void theyFitEveryWindowByDayAndByNight() {
        try (BrowserPage page = new BrowserPage(chromium, uri, 320, 900, ColorScheme.LIGHT)) {
            for (String path : READ) {
                page.fitsEveryWindow(List.of(320, 1024, 2560), path.replace('/', '-').substring(1),
                        () -> page.read(path));
            }
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void oneKeyFindsWhatIsLookedFor() {
        try (BrowserPage page = new BrowserPage(chromium, uri, 1280, 900, ColorScheme.LIGHT)) {
            page.read("/docs/").page().keyboard().press("/");
            page.page().keyboard().type("erase pers");
            page.page().locator("[data-part=found] a").first().waitFor();
            page.fits().isUsableByEverybody();
            page.page().keyboard().press("ArrowDown");
            assertThat(page.page().evaluate("document.activeElement.href").toString())
                    .startsWith(uri + "docs/how-to/erase-a-person");
            page.page().keyboard().press("Enter");
            page.page().waitForURL("**/docs/how-to/erase-a-person*");
            page.page().keyboard().press("/");
            page.page().keyboard().type("<img src=x onerror=alert(1)>");
            page.page().getByText("Nothing is found for").waitFor();
            page.page().keyboard().press("Escape");
            hidden(page.part("found"));
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void noAnswerToEarlierLettersStandsForTheLastOnes() {
        try (BrowserPage page = new BrowserPage(chromium, uri, 1280, 900, ColorScheme.LIGHT)) {
            page.expect(Held.REFUSED).read("/docs/").page().keyboard().press("/");
            Locator words = page.part("find").locator("input");
            try (Held index = new Held(page, INDEX)) {
                page.page().keyboard().type("consent");
                index.asked(1);
                words.fill("");
                index.refuse();
                drawn(page);
                hidden(page.part("found"));
            }
            try (Held index = new Held(page, INDEX)) {
                words.fill("consent");
                index.asked(1);
                words.fill("qxqzj qzxqj");
            }
            says(page.part("found"), "Nothing is found for “qxqzj qzxqj”");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void whatIsClosedStaysClosedWhenTheIndexComesOrDoesNot() {
        try (BrowserPage page = new BrowserPage(chromium, uri, 1280, 900, ColorScheme.LIGHT)) {
            page.expect(Held.REFUSED).read("/docs/").page().keyboard().press("/");
            try (Held index = new Held(page, INDEX)) {
                page.page().keyboard().type("consent");
                index.asked(1);
                page.page().keyboard().press("Escape");
                index.refuse();
                drawn(page);
                hidden(page.part("found"));
            }
            try (Held index = new Held(page, INDEX)) {
                page.page().keyboard().type(" mode");
                index.asked(1);
                page.page().keyboard().press("Escape");
            }
            drawn(page);
            hidden(page.part("found"));
            page.page().keyboard().type("s");
            page.page().locator("[data-part=found] a").first().waitFor();
            page.hasNothingToComplainAbout();
        }
    }

    /// The documents have no part that says whether they are busy.
    private static void drawn(BrowserPage page) {
        page.page().waitForFunction("() => window.onItsWay === 0");
    }

    @Test
    void theyAreReadWithoutScriptsAndOnPaper() {
        try (BrowserContext plain = chromium.browser()
                .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = Chromium.patient(plain.newPage());
            page.navigate(uri.resolve("/docs/").toString());
            page.locator("article a[href='/docs/how-to/track-links']").click();
            page.waitForURL("**/docs/how-to/track-links");
            assertThat(page.locator("h1").innerText()).isEqualTo("Track clicks with links of your own");
            assertThat(page.locator("[data-part=find]").isVisible()).isFalse();
            page.locator("#pages summary").last().click();
            page.locator("#pages details").last().locator("a").first().click();
            page.waitForURL("**/docs/decisions/*");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("#pages").isVisible()).isFalse();
            assertThat(page.locator("article").isVisible()).isTrue();
        }
    }

    /// As they are named from `docs`, those beside it, too.
    private static List<Path> documents() throws IOException {
        Path docs = Checkout.root().resolve("docs");
        try (Stream<Path> files = Files.walk(docs)) {
            return Stream.concat(Stream.of("changelog.md", "contributing.md", "threat-model.md").map(Path::of),
                    files.filter(file -> file.toString().endsWith(".md")).map(docs::relativize)).toList();
        }
    }

    private static Set<String> found(Pattern pattern, String html) {
        return pattern.matcher(html).results().map((MatchResult one) -> one.group(1)).collect(Collectors.toSet());
    }

    private static int status(String path) {
        try {
            return get(path).statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(uri.toString().replaceFirst("/$", "") + path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
