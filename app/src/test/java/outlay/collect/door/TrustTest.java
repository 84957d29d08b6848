package outlay.collect.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import outlay.fact.Event;
import outlay.fact.Seen;

/// What an event is worth by who sent it: the threats are a key that everybody can read, and programs.
class TrustTest {
    private static final String ORDER = """
            {"messageId":"m","event":"Order Completed","userId":"u","timestamp":"%s",
             "context":{"ip":"198.51.100.7"},"properties":{"order_id":"o","revenue":"10.00","currency":"USD"}}""";
    private static final String GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private static Event order(String key, String time, String... headers) {
        Doorway door = new Doorway();
        assertThat(door.post("/v1/track?writeKey=" + key, ORDER.formatted(time), headers).status()).isEqualTo(200);
        return door.event();
    }

    @Test
    void whatABrowserSaysWasPaidIsAClaimUnlessItsKeyMaySaySo() {
        Event claim = order("site", "2026-10-01T12:00:00Z");
        assertThat(claim.sale()).isPresent();
        assertThat(claim.countsAsSale()).isFalse();
        assertThat(claim.seen().orElseThrow().ip()).as("its own, not what it says").isEqualTo("203.0.113.0");
        assertThat(order("shop", "2026-10-01T12:00:00Z").countsAsSale()).isTrue();
        Event server = order("secret", "2026-10-01T12:00:00Z");
        assertThat(server.countsAsSale()).isTrue();
        assertThat(server.seen().orElseThrow().ip()).as("its visitor's").isEqualTo("198.51.100.0");
    }

    @Test
    void programsMakeNoTouchesAndPlaceNoOrders() {
        Event crawler = order("shop", "2026-10-01T12:00:00Z", "User-Agent", GOOGLEBOT);
        assertThat(crawler.seen().orElseThrow().bot()).isEqualTo(Seen.Bot.YES);
        assertThat(crawler.countsAsTouch()).isFalse();
        assertThat(crawler.countsAsSale()).isFalse();
        Event server = order("secret", "2026-10-01T12:00:00Z", "User-Agent", "python-requests/2.32");
        assertThat(server.seen().orElseThrow().bot()).as("a server is a program").isEqualTo(Seen.Bot.NO);
        assertThat(server.countsAsTouch()).isTrue();
        assertThat(order("site", "2026-10-01T12:00:00Z").countsAsTouch()).isTrue();
    }

    @Test
    void timesThatCannotBeAreKeptAndCountForNothing() {
        assertThat(order("secret", "2036-10-01T12:00:00Z").countsAsSale()).isFalse();
        assertThat(order("secret", "2036-10-01T12:00:00Z").countsAsTouch()).isFalse();
        assertThat(order("shop", "2016-10-01T12:00:00Z").countsAsSale()).isFalse();
        assertThat(order("secret", "2016-10-01T12:00:00Z").countsAsSale()).as("a server may tell history").isTrue();
    }

    @Test
    void peoplesBrowsersAreNoBots() {
        Bots bots = Bots.load();
        for (String person : new String[]{Doorway.BROWSER,
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                        + "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
                        + "Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36 (KHTML, like Gecko) "
                        + "Chrome/120.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/22B83 "
                        + "[FBAN/FBIOS;FBDV/iPhone14,2]",
                "Mozilla/5.0 (Linux; Android 11; KFTRWI) AppleWebKit/537.36 Silk/120.4.1 like Chrome/120 "
                        + "Safari/537.36",
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121.0.0.0 "
                        + "Mobile Safari/537.36"}) {
            assertThat(bots.grade(person, "")).as(person).isEqualTo(Seen.Bot.NO);
        }
        for (String program : new String[]{GOOGLEBOT, "curl/8.5.0", "facebookexternalhit/1.1", "HeadlessChrome/142",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; "
                        + "+https://openai.com/gptbot)"}) {
            assertThat(bots.grade(program, "")).as(program).isEqualTo(Seen.Bot.YES);
            assertThat(bots.grade(program, "")).as("remembered").isEqualTo(Seen.Bot.YES);
        }
        assertThat(bots.grade("", "")).isEqualTo(Seen.Bot.SUSPECTED);
    }

    @Test
    void addressesAreCutToTheirNetworks() {
        assertThat(Minimise.ip("203.0.113.77")).isEqualTo("203.0.113.0");
        assertThat(Minimise.ip("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:0:0:0:0:0");
        assertThat(Minimise.ip("localhost")).isEmpty();
        assertThat(Minimise.ip("")).isEmpty();
        assertThat(Minimise.page("https://u:p@e.com/a?email=a@b.c&utm_id=1&gclid=x&ol_cid=2#frag"))
                .isEqualTo("https://e.com/a?utm_id=1&ol_cid=2");
        assertThat(Minimise.page("https://e.com/@a?x=1")).isEqualTo("https://e.com/@a");
        assertThat(Minimise.referrer("https://www.google.com/search?q=ailment#x"))
                .isEqualTo("https://www.google.com/search");
    }

    @Test
    void theLastEventsAreShownWithoutShowingWhoItWas() {
        Doorway door = new Doorway();
        door.site("/v1/track", ORDER.formatted("2026-10-01T12:00:00Z").replace("\"u\"", "\"ceo@example.com\""));
        door.site("/v1/track", "{}");
        String shown = new String(door.send("GET", "/api/v1/live?client=acme", new byte[0]).body(), UTF_8);
        assertThat(shown).contains("\"status\":\"stored\"", "\"step\":\"append\"", "\"counts_as_sale\":false",
                "\"status\":\"refused\",\"step\":\"validate\",\"code\":\"missing_id\",\"field\":\"anonymousId\"",
                "\"person\":\"email c...\"").doesNotContain("ceo@", "example.com");
        assertThat(new String(door.send("GET", "/api/v1/live?client=other", new byte[0]).body(), UTF_8))
                .isEqualTo("{\"client\":\"other\",\"events\":[]}");
    }
}
