package outlay.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Visitors of the demo's company who do what its own seldom or never do: each comes as near to an edge of a rule as
/// can be. Every one of them has a device and an order of their own, so that the other side of the edge would show.
final class EdgeCases {
    private static final Instant START = Instant.parse("2026-08-03T10:00:00Z");
    private static final String SITE = "https://www.kestrelworks.example/";
    private static final String GOOGLE = "https://www.google.com/";
    private static final Duration QUIET = Duration.ofMinutes(30);

    private final List<String> lines = new ArrayList<>();
    private String visitor = "";
    private Instant now = START;

    private EdgeCases() {}

    /// The file of their events.
    static Path written(Path folder) throws IOException {
        EdgeCases cases = new EdgeCases();
        cases.sessions();
        cases.adsInOneSession();
        cases.campaignNames();
        cases.clickIds();
        cases.referrers();
        cases.windows();
        cases.orders();
        cases.leads();
        cases.identities();
        return Files.write(folder.resolve("edge-cases.jsonl"), cases.lines);
    }

    private void sessions() {
        visitor("quiet for exactly thirty minutes").page("", GOOGLE).wait(QUIET).page("", "").order("101.03");
        visitor("quiet for a moment more").page("", GOOGLE).wait(QUIET.plusMillis(1)).page("", "").order("103.07");
        visitor("quiet between pages, but not silent").page("", GOOGLE).wait(20).identify().wait(20).page("", "")
                .order("107.09");
        visitor("directly while a visit is open").page("", GOOGLE).wait(5).page("", "").order("109.11");
        visitor("from elsewhere while a visit is open").page("", GOOGLE).wait(5).page("", "https://duckduckgo.com/")
                .order("113.13");
        visitor("a page that repeats its landing's referrer")
                .page("?utm_source=linkedin&utm_medium=paid-social&utm_id=601508779", GOOGLE).wait(1)
                .page("", GOOGLE).order("127.17");
        visitor("an event without a page opens nothing").identify().wait(40).order("131.19");
    }

    private void adsInOneSession() {
        String ad = "?utm_source=google&utm_medium=cpc&gad_campaignid=21000664309&utm_content=";
        visitor("another ad is another touch, the same ad is not").page(ad + "700004518155", GOOGLE).wait(2)
                .page(ad + "700004518155", GOOGLE).wait(2).page(ad + "700010315506", GOOGLE).wait(2)
                .page("?utm_source=newsletter&utm_medium=email", "").order("137.23");
        visitor("the same origin in other letters").page("?utm_source=Newsletter&utm_medium=Email", "").wait(2)
                .page("?utm_source=newsletter&utm_medium=email", "").wait(2).page("", GOOGLE).order("139.29");
    }

    private void campaignNames() {
        visitor("by name, in other letters").page("?utm_source=google&utm_medium=cpc"
                + "&utm_campaign=PERFORMANCE%20%20max%20%E2%80%93%20Trials", GOOGLE).order("149.31");
        visitor("by a former name").page("?utm_source=google&utm_medium=ads&utm_campaign=generic+search+us", GOOGLE)
                .order("151.37");
        visitor("unpaid under a campaign's name")
                .page("?utm_source=newsletter&utm_medium=email&utm_campaign=Thought%20leadership", "").order("157.41");
        visitor("organic under a campaign's name")
                .page("?utm_source=linkedin&utm_medium=organic_social&utm_campaign=Thought%20leadership", "")
                .order("163.43");
        visitor("social by mistake under a campaign's id")
                .page("?utm_source=facebook&utm_medium=social&utm_campaign=120210010492462306", "").order("167.47");
        visitor("another platform's campaign")
                .page("?utm_source=bing&utm_medium=cpc&utm_campaign=Performance%20Max%20%E2%80%93%20trials", "")
                .order("173.53");
        visitor("the ad group that LinkedIn calls a campaign")
                .page("?utm_source=linkedin&utm_medium=referral&utm_campaign=301866537", "").order("179.59");
        visitor("macros that nobody filled in")
                .page("?utm_source={{site}}&utm_medium=null&utm_campaign={campaignid}", "https://www.reddit.com/")
                .order("181.61");
    }

    private void clickIds() {
        visitor("a click id that only ads carry").page("?gclid=abc", "https://blog.example.org/").order("191.67");
        visitor("a click id that unpaid links carry, from a search").page("?fbclid=ghi", GOOGLE).order("193.71");
        visitor("a click id that unpaid links carry, from nowhere").page("?fbclid=jkl", "").order("197.73");
        visitor("a click id without a medium").page("?utm_source=bing&msclkid=abc", "").order("199.79");
        visitor("two click ids").page("?fbclid=abc&li_fat_id=def", "").order("211.83");
    }

    private void referrers() {
        visitor("from the site's other host").page("", "https://app.kestrelworks.example/login").order("223.89");
        visitor("from a network's mobile site").page("", "https://m.reddit.com/r/shifts").order("227.97");
        visitor("from an engine under another country").page("", "https://www.google.co.uk/").order("229.01");
        visitor("from an assistant").page("", "https://gemini.google.com/app").order("233.03");
    }

    private void windows() {
        Duration window = Duration.ofDays(30);
        visitor("a touch as old as the window").page("", GOOGLE).wait(window).order("239.07");
        visitor("a touch a moment older").page("", GOOGLE).wait(window.plusMillis(1)).order("241.09");
        visitor("a touch at the order's own moment").page("", GOOGLE).order("251.11");
        visitor("a touch a moment after the order").order("257.13").wait(Duration.ofMillis(1)).page("", GOOGLE);
        visitor("three touches").page("", GOOGLE).wait(60).page("", "").wait(60)
                .page("?utm_source=newsletter&utm_medium=email", "").order("100.00");
    }

    private void orders() {
        visitor("paid back more than paid").page("", GOOGLE).wait(60).page("", "").order("7001", "97.01", "EUR")
                .wait(Duration.ofDays(3)).refund("7001", "60.00", "EUR").wait(Duration.ofDays(3))
                .refund("7001", "60.00", "EUR");
        visitor("paid back in part, then cancelled").page("", GOOGLE).wait(60).page("", "").wait(60)
                .page("", "https://claude.ai/").order("7002", "100.00", "GBP").wait(Duration.ofDays(9))
                .refund("7002", "33.33", "GBP").wait(Duration.ofDays(9)).sale("Order Cancelled", "7002", "", "GBP");
        visitor("paid back in another currency").page("", GOOGLE).order("7003", "88.00", "EUR").wait(60)
                .refund("7003", "8.00", "USD");
        visitor("paid back before it was ordered").page("", GOOGLE).refund("7004", "5.55", "USD").wait(60)
                .order("7004", "66.00", "USD");
        visitor("an order that two claim, first").page("", GOOGLE).order("7005", "19.00", "USD");
        // Days apart: who claim one order on one day are taken for one person, which the statements leave out.
        visitor("an order that two claim, later").page("", "https://claude.ai/").wait(Duration.ofDays(2))
                .order("7005", "29.00", "USD");
        visitor("orders without an id").page("", GOOGLE).order("undefined", "11.00", "USD").wait(60)
                .order("undefined", "12.00", "USD");
    }

    private void leads() {
        visitor("two lead events").page("", GOOGLE).track("Signed Up").wait(Duration.ofDays(8))
                .page("?utm_source=newsletter&utm_medium=email", "").track("Demo Requested");
        visitor("a lead event in other letters").page("", GOOGLE).track("  demo   REQUESTED ");
        visitor("no lead event").page("", GOOGLE).track("Guide Downloaded");
        visitor("a lead before its first touch").track("form submitted").wait(1).page("", GOOGLE);
    }

    private void identities() {
        visitor("null").page("", GOOGLE).order("263.17");
        visitor("one of two who are both signed in as undefined").page("", GOOGLE).signedIn("undefined");
        visitor("the other of the two").page("", "https://claude.ai/").signedIn("undefined").order("269.19");
        visitor("first device").page("", GOOGLE).signedIn("edge-user");
        visitor("second device").page("", "https://claude.ai/").signedIn("edge-user").order("271.23");
    }

    /// The next to come, at the usual time.
    private EdgeCases visitor(String who) {
        visitor = who;
        now = START;
        return this;
    }

    private EdgeCases wait(int minutes) {
        return wait(Duration.ofMinutes(minutes));
    }

    private EdgeCases wait(Duration time) {
        now = now.plus(time);
        return this;
    }

    private EdgeCases page(String query, String referrer) {
        return event("\"type\":\"page\",\"context\":{\"page\":{\"url\":\"" + SITE + query + "\",\"referrer\":\""
                + referrer + "\"}}");
    }

    private EdgeCases identify() {
        return event("\"type\":\"identify\"");
    }

    private EdgeCases signedIn(String user) {
        return event("\"type\":\"identify\",\"userId\":\"" + user + "\"");
    }

    private EdgeCases track(String name) {
        return event("\"type\":\"track\",\"event\":\"" + name + "\"");
    }

    private EdgeCases order(String dollars) {
        return order("edge-" + dollars, dollars, "USD");
    }

    private EdgeCases order(String id, String amount, String currency) {
        return sale("Order Completed", id, "\"total\":" + amount + ",", currency);
    }

    private EdgeCases refund(String id, String amount, String currency) {
        return sale("Order Refunded", id, "\"total\":" + amount + ",", currency);
    }

    private EdgeCases sale(String name, String id, String amount, String currency) {
        return event("\"type\":\"track\",\"event\":\"" + name + "\",\"properties\":{\"order_id\":\"" + id + "\","
                + amount + "\"currency\":\"" + currency + "\"}");
    }

    private EdgeCases event(String what) {
        lines.add("{" + what + ",\"messageId\":\"edge-%03d\",\"anonymousId\":\"%s\",\"timestamp\":\"%s\"}"
                .formatted(lines.size(), visitor, now));
        return this;
    }
}
