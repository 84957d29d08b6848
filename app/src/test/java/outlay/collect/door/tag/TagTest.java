package outlay.collect.door.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.fact.Event;
import outlay.fact.Event.Type;
import outlay.report.Answer;
import outlay.report.Question;
import outlay.web.Chromium;

/// The tag on a made-up site, in a real browser, over real HTTP, into a real log.
class TagTest {
    private static final String SHOP = "shop.example.co.uk";
    private static final String WWW = "www.example.co.uk";
    private static final String COLLECT = "collect.example.co.uk";
    private static final String CHECKOUT = "checkout.example.net";
    private static final String GOOGLE = "/?utm_source=google&utm_medium=cpc&utm_campaign=spring&gclid=Cj0KCQ-x_Y";

    @TempDir
    static Path folder;
    private static Collector collector;
    private static TlsSite site;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws Exception {
        collector = new Collector(folder, Set.of(SHOP, WWW, COLLECT, CHECKOUT), Set.of());
        site = new TlsSite(folder, collector.port());
        chromium = Chromium.start("--host-resolver-rules=MAP * 127.0.0.1", "--ignore-certificate-errors");
    }

    @AfterAll
    static void close() throws IOException {
        chromium.close();
        site.close();
        collector.close();
    }

    /// A page at `path` with the tag of `client`, which may be used without asking unless `attributes` say otherwise.
    private static void page(String path, String client, String attributes, String body) {
        site.page(path, "<!doctype html><title>" + path + "</title><script async src=/o/o.js data-key=key-" + client
                + " " + (attributes.contains("data-consent") ? "" : "data-consent=off ") + attributes + "></script>"
                + body, Map.of());
    }

    private static List<Event> of(Type type, List<Event> events) {
        return events.stream().filter(event -> event.type() == type).toList();
    }

    private static List<Event> named(String name, List<Event> events) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    @Test
    void anAdsClickBecomesRevenueInTheReport() {
        page("/", "report", "", "");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, GOOGLE));
            collector.await("report", events -> !of(Type.PAGE, events).isEmpty());
            visitor.outlay("'track', 'Order Completed', {order_id: 'A-1', revenue: '49.90', currency: 'EUR'}");
            collector.await("report", events -> events.size() == 2);
        }
        Event landing = of(Type.PAGE, collector.events("report")).getFirst();
        assertThat(landing.landing().tags()).containsEntry("utm_campaign", "spring").containsEntry("utm_source",
                "google");
        assertThat(landing.landing().clickIds()).containsEntry("gclid", "Cj0KCQ-x_Y");
        Question question = new Question(new ClientId("report"), Question.By.CHANNELS, Optional.empty(),
                new Attribution(Model.ALL.getFirst(), 30), ZoneOffset.UTC, Optional.empty(),
                Question.Filter.ALL);
        Answer answer = collector.books("report").answer(question);
        assertThat(answer.rows()).anySatisfy(row -> {
            assertThat(row.keys()).containsEntry("channel", "Paid Search");
            assertThat(row.figures().revenueMinor()).isEqualTo(4990);
        });
    }

    @Test
    void aSinglePageApplicationHasManyPages() {
        page("/spa", "spa", "", "");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/spa?utm_source=newsletter"));
            collector.await("spa", events -> events.size() == 1);
            visitor.run("() => { history.pushState({}, '', '/spa/two'); document.title = 'Two'; }");
            collector.await("spa", events -> events.size() == 2);
            visitor.run(
                    "() => { history.replaceState({}, '', '/spa/two'); history.pushState({}, '', '/spa/two#part'); }");
            visitor.run("() => history.back()");
            visitor.run("() => history.back()");
            collector.await("spa", events -> events.size() == 3);
        }
        List<Event> pages = collector.events("spa");
        assertThat(pages).allMatch(event -> event.type() == Type.PAGE);
        assertThat(pages.get(1).landing().url()).isEqualTo(site.url(SHOP, "/spa/two"));
        assertThat(pages.get(1).landing().referrer()).startsWith(site.url(SHOP, "/spa"));
        assertThat(pages.get(2).landing().url()).startsWith(site.url(SHOP, "/spa?utm_source"));
        assertThat(pages.stream().map(Event::anonymousId).distinct()).hasSize(1);
    }

    @Test
    void thePartBehindTheHashIsAPageWhereTheSiteSaysSo() {
        page("/hash", "hash", "data-hash=on", "<a href=#two>two</a>");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/hash#one"));
            collector.await("hash", events -> events.size() == 1);
            visitor.page().click("a");
            collector.await("hash", events -> events.size() == 2);
        }
    }

    @Test
    void theCookieIsTheServersAndTheWholeSites() {
        page("/cookie", "cookie", "", "");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/cookie"));
            String id = visitor.id();
            Cookie cookie = visitor.idCookie().orElseThrow();
            assertThat(cookie.value).isEqualTo(id);
            assertThat(cookie.domain).isEqualTo(".example.co.uk");
            assertThat(cookie.path).isEqualTo("/");
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.secure).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
            double days = (cookie.expires - Instant.now().getEpochSecond()) / 86_400;
            assertThat(days).isBetween(394.9, 395.01);
            assertThat((String) visitor.run("() => document.cookie")).doesNotContain(id);
            assertThat(visitor.go(site.url(WWW, "/cookie")).id()).isEqualTo(id);
            visitor.outlay("'track', 'Later'");
            collector.await("cookie", events -> named("Later", events).size() == 1);
        }
        assertThat(collector.events("cookie").stream().map(Event::anonymousId).distinct()).hasSize(1);
    }

    @Test
    void anotherHostOfTheSameSiteMayCollect() {
        site.page("/other-host", "<!doctype html><script async data-key=key-otherhost data-consent=off src="
                + site.url(COLLECT, "/o/o.js") + "></script>", Map.of());
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/other-host"));
            String id = visitor.id();
            assertThat(visitor.idCookie().orElseThrow().domain).isEqualTo(".example.co.uk");
            assertThat(visitor.go(site.url(WWW, "/other-host")).id()).isEqualTo(id);
        }
    }

    @Test
    void aSiteThatIsNotOursGetsItsEventsInAndNoCookie() {
        site.page("/foreign", "<!doctype html><script async data-key=key-foreign data-consent=off src="
                + site.url(COLLECT, "/o/o.js") + "></script>", Map.of());
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url("stranger.example.org", "/foreign"));
            assertThat(visitor.id()).matches("[0-9a-f]{32}");
            assertThat(visitor.idCookie()).isEmpty();
        }
        assertThat(collector.events("foreign")).hasSize(1);
    }

    @Test
    void linksToElsewhereAreToldOfThoughThePageEnds() {
        page("/links", "links", "", "<a href='" + site.url("other.example.org", "/path?mail=secret#s") + "'>out</a>"
                + "<button data-outlay-event='Demo Requested' data-outlay-plan=pro data-outlay-seats=5>demo</button>");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/links"));
            visitor.page().click("button");
            visitor.page().click("a");
            visitor.page().waitForURL(url -> url.contains("other.example.org"));
            collector.await("links", events -> named("Outbound Link Clicked", events).size() == 1
                    && named("Demo Requested", events).size() == 1);
        }
        assertThat(site.collected("\"plan\":\"pro\",\"seats\":\"5\"")).isNotEmpty();
        assertThat(site.collected(site.url("other.example.org", "/path\""))).isNotEmpty();
        assertThat(site.collected("mail=secret")).isEmpty();
    }

    @Test
    void whatHappensRightBeforeThePageEndsArrives() {
        page("/leave", "leave", "", "");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/leave"));
            visitor.id();
            visitor.run("() => { outlay('track', 'Last Word'); location.href = '/elsewhere'; }");
            collector.await("leave", events -> named("Last Word", events).size() == 1);
        }
    }

    @Test
    void aServerThatIsAwayGetsEverythingOnce() {
        page("/retry", "retry", "", "");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/retry"));
            visitor.id();
            site.down(true);
            visitor.outlay("'track', 'While Away'").settle();
            assertThat(named("While Away", collector.events("retry"))).isEmpty();
            visitor.outlay("'track', 'Before The Page Ends'").go(site.url(SHOP, "/elsewhere"));
            site.down(false);
            visitor.go(site.url(SHOP, "/retry")).outlay("'track', 'Back'");
            collector.await("retry", events -> named("Back", events).size() == 1
                    && named("While Away", events).size() == 1 && named("Before The Page Ends", events).size() == 1);
            visitor.page().waitForFunction("() => sessionStorage.getItem('outlay_queue') === null");
        } finally {
            site.down(false);
        }
        assertThat(site.collected("While Away")).hasSizeGreaterThan(1);
    }

    @Test
    void theSamePageRecoversByItself() {
        page("/recover", "recover", "", "");
        try (Visitor visitor = new Visitor(chromium)) {
            site.down(true);
            visitor.go(site.url(SHOP, "/recover")).settle();
            visitor.page().waitForCondition(() -> !site.collected("key-recover").isEmpty());
            site.down(false);
            collector.await("recover", events -> events.size() == 1);
            assertThat(visitor.id()).isEqualTo(collector.events("recover").getFirst().anonymousId());
        } finally {
            site.down(false);
        }
    }
}
