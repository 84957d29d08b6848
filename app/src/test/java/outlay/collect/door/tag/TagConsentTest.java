package outlay.collect.door.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outlay.fact.Event;
import outlay.web.Chromium;

/// What leaves the browser under which consent, and that the page never suffers.
class TagConsentTest {
    private static final String SHOP = "shop.example.co.uk";
    private static final String GTAG = "window.dataLayer = window.dataLayer || []; "
            + "window.gtag = function () { dataLayer.push(arguments); }; ";
    private static final String DENIED = GTAG
            + "gtag('consent', 'default', {ad_storage: 'denied', analytics_storage: 'denied', wait_for_update: 500}); ";
    private static final String TC_STRING = "CQtAQoAQtAQoAEsACAENB4FgAP_gAAAAAAYgF5wAwABAAKAXmAAAAAAA.IF5wAwABAAKAXmA";
    private static final String TCF = "window.__tcfapi = (command, version, heard) => { "
            + "window.tcf = (status, purposes) => heard({eventStatus: status, gdprApplies: true, tcString: '"
            + TC_STRING + "', purpose: {consents: purposes}}, true); tcf('cmpuishown', {}); }; ";
    private static final String GPP = "window.__gpp = (command, heard) => heard({pingData: {signalStatus: 'ready', "
            + "gppString: 'DBABLA~BVQVAAAAAACA.YA', applicableSections: [7], parsedSections: {usnat: [{SaleOptOut: 1}, "
            + "{Gpc: false}]}}}, true); ";
    private static final String GPC = "Object.defineProperty(navigator, 'globalPrivacyControl', {get: () => true}); ";

    @TempDir
    static Path folder;
    private static Collector collector;
    private static TlsSite site;
    private static Chromium chromium;
    private static int tests;

    /// @param mode   of `data-consent`, or "" for none
    /// @param before what the page has done before the tag
    /// @param later  what it does afterwards
    /// @param sent   whether its view arrives
    /// @param ads    whether click ids and ad cookies come with it
    private record Case(String mode, String before, String later, boolean sent, boolean ads) {}

    @BeforeAll
    static void open() throws Exception {
        collector = new Collector(folder, Set.of(SHOP), Set.of());
        site = new TlsSite(folder, collector.port());
        chromium = Chromium.start("--host-resolver-rules=MAP * 127.0.0.1", "--ignore-certificate-errors");
    }

    @AfterAll
    static void close() {
        chromium.close();
        site.close();
        collector.close();
    }

    static List<Case> cases() {
        String granted = "gtag('consent', 'update', {ad_storage: 'granted', analytics_storage: 'granted'})";
        String measured = "gtag('consent', 'update', {ad_storage: 'denied', analytics_storage: 'granted'})";
        return List.of(new Case("", "", "", false, false), new Case("wait", "", "", false, false),
                new Case("nonsense", "", "", false, false), new Case("assume", "", "", true, true),
                new Case("off", "", "", true, true),
                new Case("wait", "", "outlay('consent', {analytics: true, ads: true})", true, true),
                new Case("wait", "", "outlay('consent', {analytics: true})", true, false),
                new Case("wait", "", "outlay('consent', {analytics: true, ads: false})", true, false),
                new Case("wait", "", "outlay('consent', {analytics: false})", false, false),
                new Case("wait", "", "outlay('consent', {analytics: 'denied'})", false, false),
                new Case("wait", "window.outlay = function () { (outlay.q = outlay.q || []).push(arguments); }; "
                        + "outlay('consent', {analytics: true, ads: true});", "", true, true),
                new Case("wait", DENIED, "", false, false), new Case("wait", DENIED, granted, true, true),
                new Case("wait", DENIED, measured, true, false),
                new Case("wait",
                        GTAG + "gtag('consent', 'default', {ad_storage: 'granted', analytics_storage: 'granted'})",
                        "", true, true),
                new Case("wait", "", GTAG + DENIED + granted, true, true),
                new Case("wait", TCF, "", false, false),
                new Case("wait", TCF, "tcf('useractioncomplete', {1: true, 7: true})", true, true),
                new Case("wait", TCF, "tcf('useractioncomplete', {1: true})", false, false),
                new Case("wait", TCF + DENIED, granted, false, false),
                new Case("wait", GPP, "", true, false), new Case("assume", GPC, "", true, false),
                new Case("wait", GPC, "outlay('consent', {analytics: true, ads: true})", true, false));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyWhatTheVisitorAllowsLeavesTheBrowser(Case one) {
        String client = "consent" + ++tests;
        page("/consent", client, one.mode.isEmpty() ? "" : "data-consent=" + one.mode, Map.of());
        try (Visitor visitor = new Visitor(chromium,
                "if (location.hostname === '" + SHOP + "') { document.cookie = '_fbp=fb.1.2.3'; " + one.before
                        + " }")) {
            visitor.go(site.url(SHOP, "/consent?utm_source=google&gclid=Cj0KCQ"));
            visitor.page().waitForFunction("() => window.outlay && outlay.loaded");
            if (!one.later.isEmpty()) {
                visitor.settle();
                assertThat(site.collected("\"batch\":[{")).as("before the choice")
                        .noneMatch(body -> body.contains(client));
                visitor.run("() => { " + one.later + " }");
            }
            visitor.settle();
            if (one.sent) {
                Event event = collector.await(client, events -> events.size() == 1).getFirst();
                // The event is on disk before the browser has read the answer that brings the cookie.
                visitor.page().waitForCondition(() -> visitor.idCookie().isPresent());
                assertThat(event.anonymousId()).isEqualTo(visitor.idCookie().orElseThrow().value);
                assertThat(event.landing().tags()).containsEntry("utm_source", "google");
                assertThat(event.landing().clickIds().containsKey("gclid")).isEqualTo(one.ads);
            }
            List<String> bodies = site.collected("key-" + client + "\"");
            assertThat(bodies.stream().anyMatch(body -> body.contains("\"type\":\"page\""))).isEqualTo(one.sent);
            assertThat(bodies.stream().anyMatch(body -> body.contains("Cj0KCQ"))).isEqualTo(one.ads);
            assertThat(bodies.stream().anyMatch(body -> body.contains("fb.1.2.3"))).isEqualTo(one.ads);
            assertThat(visitor.idCookie().isPresent()).isEqualTo(one.sent);
        }
    }

    @Test
    void aWithdrawalTakesTheCookieAndEverythingThatWaitsBack() {
        page("/withdraw", "withdraw", "data-consent=wait", Map.of());
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/withdraw?utm_source=google"));
            visitor.page().waitForFunction("() => window.outlay && outlay.loaded");
            visitor.outlay("'consent', {analytics: true, ads: true}").id();
            assertThat(visitor.idCookie()).isPresent();
            visitor.run("() => { outlay('track', 'Too Late'); outlay('consent', {analytics: false}); "
                    + "outlay('track', 'After'); }");
            visitor.page().waitForCondition(() -> visitor.idCookie().isEmpty());
            visitor.settle();
            assertThat(visitor.run("() => Object.keys(sessionStorage).join()")).isEqualTo("outlay_withdrawn");
            visitor.outlay("'consent', {analytics: true}").outlay("'track', 'Again'");
            collector.await("withdraw", events -> events.stream().anyMatch(event -> event.name().equals("Again")));
        }
        assertThat(collector.events("withdraw")).extracting(Event::name).doesNotContain("Too Late", "After");
    }

    @Test
    void worksUnderAStrictContentSecurityPolicy() {
        page("/csp", "csp", "data-consent=off", Map.of("Content-Security-Policy",
                "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"));
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/csp"));
            assertThat(visitor.id()).isNotEmpty();
            visitor.outlay("'track', 'Lead', {value: 5}");
            collector.await("csp", events -> events.size() == 2);
        }
    }

    @Test
    void aHostilePageGetsNoErrorsFromUs() {
        page("/hostile", "hostile", "data-consent=assume", Map.of());
        String hostile = "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no storage'); }}); "
                + "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no storage'); }}); "
                + "window.__tcfapi = () => { throw new Error('broken'); }; window.__gpp = {}; "
                + "window.dataLayer = {length: 2}; "
                + "window.outlay = {q: [[], ['constructor'], ['page', null], ['track'], "
                + "['identify', Symbol('x')], ['consent'], ['id'], ['link', 'http://[']]};";
        try (Visitor visitor = new Visitor(chromium, hostile)) {
            visitor.go(site.url(SHOP, "/hostile"));
            visitor.page().waitForFunction("() => typeof outlay === 'function'");
            visitor.outlay("'track', 'Still Here'").settle();
            collector.await("hostile",
                    events -> events.stream().anyMatch(event -> event.name().equals("Still Here")));
        }
    }

    private static void page(String path, String client, String attributes, Map<String, String> headers) {
        site.page(path, "<!doctype html><title>" + path + "</title><script async src=/o/o.js data-key=key-" + client
                + " " + attributes + "></script>", headers);
    }
}
