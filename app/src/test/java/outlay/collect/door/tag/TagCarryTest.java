package outlay.collect.door.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.fact.Event;
import outlay.fact.Event.Type;
import outlay.identity.Persons;
import outlay.web.Chromium;

/// What the tag carries out of a page: into forms, checkouts and calendars.
class TagCarryTest {
    private static final String SHOP = "shop.example.co.uk";
    private static final String CHECKOUT = "checkout.example.net";

    @TempDir
    static Path folder;
    private static Collector collector;
    private static TlsSite site;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws Exception {
        collector = new Collector(folder, Set.of(SHOP, CHECKOUT), Set.of());
        site = new TlsSite(folder, collector.port());
        chromium = Chromium.start("--host-resolver-rules=MAP * 127.0.0.1", "--ignore-certificate-errors");
    }

    @AfterAll
    static void close() {
        chromium.close();
        site.close();
        collector.close();
    }

    private static void page(String path, String client, String attributes, String body) {
        site.page(path, "<!doctype html><title>" + path + "</title><script async src=/o/o.js data-key=key-" + client
                + " data-consent=off " + attributes + "></script>" + body, Map.of());
    }

    @Test
    void aFormTakesTheIdAlongAndGivesAnAddressWhereItIsMarked() {
        page("/form", "form", "", """
                <form id=lead method=post action=/thanks data-outlay-identify>
                <input name=name value='Ann Lee'><input type=email name=mail value='Ann@Example.com'>
                <input type=hidden name=utm_campaign><input type=hidden name=gclid><button>send</button></form>
                """);
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/form?utm_campaign=spring&gclid=Cj0"));
            String id = visitor.id();
            visitor.page().click("button");
            visitor.page().waitForURL("**/thanks");
            collector.await("form", events -> of(Type.IDENTIFY, events).size() == 1
                    && of(Type.TRACK, events).size() == 1);
            assertThat(site.posted()).contains("name=Ann+Lee&mail=Ann%40Example.com&utm_campaign=spring&gclid=Cj0"
                    + "&outlay_id=" + id);
        }
        assertThat(of(Type.IDENTIFY, collector.events("form")).getFirst().email()).isEqualTo("ann@example.com");
        assertThat(of(Type.TRACK, collector.events("form")).getFirst().name()).isEqualTo("Form Submitted");
        assertThat(site.collected("Ann Lee")).as("no field but the address is read").isEmpty();
    }

    @Test
    void formsThatAreNotMarkedKeepTheirFieldsAndSignInsAreLeftAlone() {
        page("/plain", "plain", "", """
                <form id=plain method=post action=/thanks-plain><input type=email name=email value='bob@example.com'>
                <button id=one>send</button></form>
                <form method=post action=/in><input name=user value=carl><input type=password name=pass value=geheim>
                <button id=two>sign in</button></form>
                """);
        try (Visitor visitor = new Visitor(chromium)) {
            for (String button : List.of("#one", "#two")) {
                visitor.go(site.url(SHOP, "/plain"));
                visitor.id();
                visitor.page().click(button);
                visitor.page().waitForURL(url -> !url.endsWith("/plain"));
            }
            collector.await("plain", events -> of(Type.TRACK, events).size() == 2);
        }
        assertThat(site.collected("bob@example.com")).isEmpty();
        assertThat(site.collected("geheim")).isEmpty();
        assertThat(site.posted()).contains("user=carl&pass=geheim");
    }

    @Test
    void theIdCrossesToTheCheckoutAndJoinsThere() {
        page("/cart", "cart", "data-carry=" + CHECKOUT,
                "<a href='" + site.url(CHECKOUT, "/pay?cart=a%2Fb+c") + "'>pay</a>");
        page("/pay", "cart", "", "");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/cart"));
            String before = visitor.id();
            visitor.page().click("a");
            visitor.page().waitForURL(url -> url.contains(CHECKOUT));
            assertThat(visitor.page().url()).contains("?cart=a%2Fb+c&outlay_id=" + before + "~");
            String after = visitor.id();
            assertThat(after).isNotEqualTo(before);
            List<Event> events = collector.await("cart", all -> of(Type.ALIAS, all).size() == 1
                    && of(Type.PAGE, all).size() == 2);
            assertThat(of(Type.ALIAS, events).getFirst().previousId()).isEqualTo(before);
            assertThat(Persons.of(events).count()).isEqualTo(1);
            assertThat(events).noneMatch(event -> event.landing().url().contains("outlay_id"));
        }
    }

    @Test
    void aSharedAddressJoinsNobody() {
        page("/shared", "shared", "", "");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(CHECKOUT, "/shared?outlay_id=0123456789abcdef0123456789abcdef~t0000"));
            visitor.id();
            visitor.settle();
        }
        assertThat(of(Type.ALIAS, collector.events("shared"))).isEmpty();
    }

    @Test
    void idsOfOtherToolsAreAliases() {
        page("/tools", "tools", "", "");
        try (Visitor visitor = new Visitor(chromium,
                "document.cookie = 'ajs_anonymous_id=%22segment-1%22'; document.cookie = '_ga=GA1.2.11.22'")) {
            visitor.go(site.url(SHOP, "/tools"));
            collector.await("tools", events -> of(Type.ALIAS, events).size() == 2);
            visitor.go(site.url(SHOP, "/tools")).id();
            collector.await("tools", events -> of(Type.PAGE, events).size() == 2);
        }
        assertThat(of(Type.ALIAS, collector.events("tools"))).extracting(Event::previousId)
                .containsExactlyInAnyOrder("segment-1", "11.22");
    }

    @Test
    void calendarsGetTheIdAndTellOfABooking() {
        String calendar = site.url("calendly.com", "/acme/demo?hide=1");
        String meetings = site.url("meetings-eu1.hubspot.com", "/acme?embed=true&utm_source=own");
        String unknown = site.url("other.example.org", "/frame");
        site.page("/acme/demo",
                "<script>setTimeout(() => parent.postMessage({event: 'calendly.event_scheduled', payload:"
                        + " {event: {uri: 'e/1'}, invitee: {uri: 'i/1'}}}, '*'), 200)</script>",
                Map.of());
        page("/calendars", "calendars", "", "<iframe id=late src='" + calendar + "'></iframe><iframe src='" + meetings
                + "'></iframe><iframe src='" + unknown + "'></iframe>");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/calendars?utm_source=google&utm_campaign=b2b"));
            String id = visitor.id();
            Page page = visitor.page();
            page.waitForCondition(() -> frames(page).containsAll(List.of(
                    calendar + "&utm_source=google&utm_campaign=b2b&outlay_id=" + id,
                    meetings + "&utm_campaign=b2b&outlay_id=" + id, unknown)));
            visitor.run("() => { const frame = document.createElement('iframe'); frame.src = '" + calendar
                    + "&second=1'; document.body.append(frame); }");
            page.waitForCondition(() -> frames(page).contains(
                    calendar + "&second=1&utm_source=google&utm_campaign=b2b&outlay_id=" + id));
            collector.await("calendars", events -> events.stream()
                    .anyMatch(event -> event.name().equals("Meeting Booked") && event.anonymousId().equals(id)));
        }
        assertThat(site.collected("\"calendar\":\"calendly\"")).isNotEmpty();
    }

    @Test
    void nobodyElseCanTellOfABooking() {
        site.page("/liar", "<script>setInterval(() => parent.postMessage({event: 'calendly.event_scheduled'}, '*'), 20)"
                + "</script>", Map.of());
        page("/lied-to", "liedto", "",
                "<script>heard = 0; addEventListener('message', () => heard++)</script><iframe src='"
                        + site.url("calendly.com.evil.example", "/liar") + "'></iframe>");
        try (Visitor visitor = new Visitor(chromium)) {
            visitor.go(site.url(SHOP, "/lied-to"));
            visitor.id();
            visitor.run("() => { heard = 0; }");
            visitor.page().waitForFunction("() => heard > 2");
            visitor.settle();
        }
        assertThat(of(Type.TRACK, collector.events("liedto"))).isEmpty();
    }

    /// The frames' addresses as the page has them; that they load is told by the booking.
    private static List<String> frames(Page page) {
        return ((List<?>) page.evaluate("() => [...document.querySelectorAll('iframe')].map(frame => frame.src)"))
                .stream().map(String::valueOf).toList();
    }

    private static List<Event> of(Type type, List<Event> events) {
        return events.stream().filter(event -> event.type() == type).toList();
    }
}
