package outlay.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.fact.Event;
import outlay.fact.Seen;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.store.KeptLink;
import outlay.vault.Sealing;
import outlay.web.Caller;
import outlay.web.Request;
import outlay.web.Response;

class RedirectsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final ClientId ACME = new ClientId("acme");
    private static final LogSettings SMALL = LogSettings.DEFAULT.withSegmentBytes(4 << 20);

    private final ClickIds ids = new ClickIds(new byte[32], new SecureRandom());
    private final LinkTable links = new LinkTable();
    private LocalLog log;
    private ClickSpool spool;

    RedirectsTest(@TempDir Path folder) throws Exception {
        log = LocalLog.open(folder.resolve("log"), SMALL);
        spool = ClickSpool.open(log, folder.resolve("clicks"), ids, Sealing.NONE, 100);
        links.hold(List.of(link("good", "https://shop.example/shoes?partner={sub1}&utm_source=news&utm_medium=affiliate"
                + "&utm_campaign={utm_campaign}&outlay_click={click_id}", Optional.empty()),
                link("old", "https://shop.example/", Optional.of(NOW)),
                link("broken", "javascript:alert(1)", Optional.empty())));
    }

    @AfterEach
    void close() {
        spool.close();
        log.close();
    }

    @Test
    void sendsTheVisitorOnAndCountsTheClickAsATouchWithItsCampaign() {
        Response answer = redirects(Optional.empty()).handle(request("GET", "good", Map.of("sub1", List.of("p 7"),
                "utm_campaign", List.of("spring"), "gclid", List.of("Cj0")),
                Map.of("Referer", "https://blog.example/x")));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
        String address = String.valueOf(answer.headers().get("Location"));
        assertThat(address).startsWith("https://shop.example/shoes?partner=p%207&utm_source=news&utm_medium=affiliate"
                + "&utm_campaign=spring&outlay_click=");
        String clickId = address.substring(address.lastIndexOf('=') + 1);
        assertThat(ids.isOurs(clickId)).isTrue();
        Event click = clicks().getFirst();
        assertThat(click.id()).isEqualTo("click/" + clickId);
        assertThat(click.client()).isEqualTo(ACME);
        assertThat(click.at()).isEqualTo(NOW);
        assertThat(click.anonymousId()).isEqualTo(clickId);
        assertThat(click.landing().url()).isEqualTo("https://shop.example/shoes?utm_source=news&utm_medium=affiliate"
                + "&utm_campaign=spring");
        assertThat(click.seen().orElseThrow().ip()).isEqualTo("203.0.113.0");
        assertThat(click.landing().referrer()).isEqualTo("https://blog.example/x");
        assertThat(click.landing().tags()).containsEntry("utm_source", "news").containsEntry("utm_campaign", "spring");
        assertThat(click.landing().clickIds()).containsEntry("gclid", "Cj0").containsEntry("outlay_click", clickId);
        assertThat(click.visitorCountry()).isEqualTo("DE");
        assertThat(click.countsAsTouch()).isTrue();
    }

    @Test
    void programsThatOnlyLookAreSentOnAndNotCounted() {
        Redirects redirects = redirects(Optional.empty());
        List<Request> looks = new ArrayList<>(List.of(request("HEAD", "good", Map.of(), Map.of()),
                request("GET", "good", Map.of(), Map.of("User-Agent", "SomeBot/1.0"))));
        for (String header : List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")) {
            looks.add(request("GET", "good", Map.of(), Map.of(header, "prefetch;prerender")));
        }
        for (Request look : looks) {
            Response answer = redirects.handle(look);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.headers().get("Location")).startsWith("https://shop.example/shoes?partner=&");
        }
        assertThat(clicks()).isEmpty();
        assertThat(redirects.counts()).containsEntry("looked", (long) looks.size()).containsEntry("counted", 0L);
    }

    @Test
    void whatLeadsNowhereIsAPlainPage() {
        Redirects redirects = redirects(Optional.empty());
        for (String unknown : List.of("none", "", "<script>alert(1)</script>", "broken", "../good",
                "x".repeat(5_000))) {
            Response answer = redirects.handle(request("GET", unknown, Map.of(), Map.of()));
            assertThat(answer.status()).as(unknown).isEqualTo(404);
            assertThat(answer.headers()).doesNotContainKey("Location");
            assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8)).contains("no such link")
                    .doesNotContain("script");
        }
        assertThat(redirects.handle(request("GET", "old", Map.of(), Map.of())).status()).isEqualTo(410);
        Response elsewhere = redirects(Optional.of("https://shop.example/gone")).handle(
                request("GET", "old", Map.of(), Map.of()));
        assertThat(elsewhere.status()).isEqualTo(302);
        assertThat(elsewhere.headers()).containsEntry("Location", "https://shop.example/gone");
        assertThat(clicks()).isEmpty();
    }

    @Test
    void hostileParametersEndAtTheShop() {
        for (String hostile : TargetTest.HOSTILE) {
            Response answer = redirects(Optional.empty()).handle(request("GET", "good",
                    Map.of("sub1", List.of(hostile), "utm_campaign", List.of(hostile), "click_id", List.of(hostile),
                            "to", List.of(hostile), "url", List.of(hostile)),
                    Map.of("X-Forwarded-Host", hostile, "Referer", hostile)));
            assertThat(answer.headers().get("Location")).startsWith("https://shop.example/shoes?partner=")
                    .matches("[\\x21-\\x7e]{1,8192}");
        }
        assertThat(clicks()).hasSize(TargetTest.HOSTILE.size());
    }

    @Test
    void clickIdsAreUniqueAndCannotBeMadeUp() {
        assertThat(java.util.stream.Stream.generate(() -> ids.next(NOW)).limit(1_000).distinct()).hasSize(1_000);
        String id = ids.next(NOW);
        assertThat(id).matches("[A-Za-z0-9_-]{32}");
        for (int i = 0; i < id.length(); i++) {
            char other = id.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(ids.isOurs(id.substring(0, i) + other + id.substring(i + 1))).as("changed at " + i).isFalse();
        }
        assertThat(ids.isOurs("")).isFalse();
        assertThat(ids.isOurs("!".repeat(32))).isFalse();
        byte[] anotherSecret = new byte[32];
        anotherSecret[31] = 1;
        assertThat(new ClickIds(anotherSecret, new SecureRandom()).isOurs(id)).isFalse();
    }

    private Redirects redirects(Optional<String> fallback) {
        return new Redirects(links, ids, spool, (agent, address) -> agent.contains("Bot") ? Seen.Bot.YES : Seen.Bot.NO,
                fallback,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /// What the log has, once everything handed over has settled.
    private List<Event> clicks() {
        while (spool.counts().recorded() > spool.counts().counted()) {
            Thread.onSpinWait();
        }
        List<Event> events = new ArrayList<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                events.add((Event) FactCodec.decode(cursor.entry()));
            }
        }
        return events;
    }

    private static KeptLink link(String id, String target, Optional<Instant> disabledAt) {
        return new KeptLink(id, ACME, target, NOW, disabledAt);
    }

    private static Request request(String method, String link, Map<String, List<String>> query,
            Map<String, String> headers) {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(java.util.Locale.ROOT), value));
        return new Request(method, "/c/" + link, Map.of("link", link), query, lower, new byte[0], "203.0.113.9", "de",
                Caller.NOBODY);
    }
}
