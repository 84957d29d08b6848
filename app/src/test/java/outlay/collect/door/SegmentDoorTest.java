package outlay.collect.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import outlay.collect.Refusal;
import outlay.fact.Event;
import outlay.fact.Seen;
import outlay.log.Outcome;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;

class SegmentDoorTest {
    private static final String PAGE = """
            {"type":"page","messageId":"%s","anonymousId":"a1","timestamp":"2026-10-01T11:59:58.000Z"}""";

    private final Doorway door = new Doorway();

    @Test
    void everyPathTakesItsKindOfCall() {
        Map.of("track", Event.Type.TRACK, "t", Event.Type.TRACK, "page", Event.Type.PAGE, "p", Event.Type.PAGE,
                "screen", Event.Type.SCREEN, "s", Event.Type.SCREEN, "identify", Event.Type.IDENTIFY, "i",
                Event.Type.IDENTIFY, "group", Event.Type.GROUP, "g", Event.Type.GROUP).forEach((path, type) -> {
                    Doorway own = new Doorway();
                    Response answer = own.post("/v1/" + path, """
                            {"writeKey":"site","messageId":"m","anonymousId":"a","event":"E","groupId":"g",
                             "timestamp":"2026-10-01T12:00:00Z"}""", "Content-Type", "text/plain");
                    assertThat(answer.status()).as(path).isEqualTo(200);
                    assertThat(own.event().type()).as(path).isEqualTo(type);
                });
        for (String path : new String[]{"alias", "a"}) {
            Doorway own = new Doorway();
            assertThat(own.site("/v1/" + path, "{\"userId\":\"u\",\"previousId\":\"p\"}").status()).isEqualTo(200);
            assertThat(own.event().type()).isEqualTo(Event.Type.ALIAS);
        }
    }

    @Test
    void aBatchGivesItsContextToItsCallsAndTheirsComesFirst() {
        for (String path : new String[]{"batch", "b", "import"}) {
            Doorway own = new Doorway();
            Response answer = own.post("/v1/" + path,
                    """
                            {"writeKey":"site","sentAt":"2026-10-01T12:00:00Z","context":{"userAgent":"common",
                             "page":{"url":"https://e.com/c","referrer":"https://www.google.com/search?q=secret"}},
                             "batch":[{"type":"page","messageId":"1","anonymousId":"a",
                                       "context":{"page":{"url":"https://e.com/own?utm_source=x&q=2#top"}}},
                                      {"type":"track","event":"E","messageId":"2","userId":"u",
                                       "context":{"userAgent":"own"}}]}""");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(Doorway.results(answer)).containsExactly("stored", "stored");
            Event page = own.events().getFirst();
            assertThat(page.landing().url()).isEqualTo("https://e.com/own?utm_source=x");
            assertThat(page.landing().referrer()).isEqualTo("https://www.google.com/search");
            assertThat(page.seen().orElseThrow().userAgent()).isEqualTo("common");
            assertThat(own.events().getLast().landing().url()).isEqualTo("https://e.com/c");
            assertThat(own.events().getLast().seen().orElseThrow().userAgent()).isEqualTo("own");
        }
    }

    @Test
    void whatIsBadIsNamedKeptAndStopsNothing() {
        Response answer = door.site("/v1/batch", "{\"batch\":[" + PAGE.formatted("1") + ",{\"type\":},"
                + "{\"type\":\"page\",\"anonymousId\":\"a\",\"timestamp\":\"yesterday\"},{\"type\":\"fly\"},7,"
                + "{\"type\":\"track\",\"event\":\"Order Completed\",\"userId\":\"u\",\"properties\":"
                + "{\"revenue\":1,\"currency\":\"XXQ\"}},"
                + "{\"type\":\"page\"}," + PAGE.formatted("1") + ","
                + PAGE.formatted("1").replace("\"a1\"", "\"a2\"") + "]}");
        assertThat(answer.status()).isEqualTo(207);
        assertThat(Doorway.results(answer)).containsExactly("stored", "refused not_json",
                "refused bad_time timestamp", "refused unknown_type type", "refused not_an_event",
                "refused bad_money properties.currency", "refused missing_id anonymousId", "duplicate", "conflict");
        assertThat(door.quarantine()).extracting(kept -> kept.reason()).containsExactly(Refusal.NOT_JSON,
                Refusal.BAD_TIME, Refusal.UNKNOWN_TYPE, Refusal.NOT_AN_EVENT, Refusal.BAD_MONEY, Refusal.MISSING_ID);
        assertThat(new String(door.quarantine().getFirst().bytes(), UTF_8)).isEqualTo("{\"type\":}");
        assertThat(door.counts.received()).isEqualTo(9);
        assertThat(door.counts.stored()).isOne();
        assertThat(door.counts.duplicate()).isOne();
        assertThat(door.counts.conflict()).isOne();
        assertThat(door.counts.refused()).isEqualTo(6);
        assertThat(door.counts.refused(DropReason.BAD_TIME)).isOne();
    }

    @Test
    void aRequestOfWhichNothingCanBeUsedSaysSoForGood() {
        Response answer = door.site("/v1/track", "{\"event\":\"x\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Doorway.json(answer).path("success").asBoolean()).isFalse();
        assertThat(Doorway.results(answer)).containsExactly("refused not_json");
        assertThat(door.quarantine()).hasSize(1);
        assertThat(door.site("/v1/batch", "{\"batch\":[" + PAGE.formatted("1")).status()).isEqualTo(400);
        assertThat(door.site("/v1/batch", "{\"batch\":[]}").status()).isEqualTo(200);
    }

    @Test
    void whatTheDiskCannotTakeIsToBeSentAgain() {
        door.log.refuseAfter(1, Outcome.Reason.DISK_FULL);
        String batch = "{\"batch\":[" + PAGE.formatted("1") + "," + PAGE.formatted("2") + "]}";
        Response full = door.site("/v1/batch", batch);
        assertThat(full.status()).isEqualTo(503);
        assertThat(Integer.parseInt(full.headers().get("Retry-After"))).isBetween(1, 5);
        door.log.refuseAfter(Integer.MAX_VALUE, Outcome.Reason.DISK_FULL);
        // The sender comes again three seconds later, and says so.
        door.at(Doorway.NOW.plusSeconds(3));
        assertThat(Doorway.results(door.site("/v1/batch", batch))).containsExactly("duplicate", "stored");
    }

    @Test
    void whoeverDoesNotShowAKeyStaysOutside() {
        assertThat(door.post("/v1/track", "{}").status()).isEqualTo(401);
        assertThat(door.post("/v1/track", "not json").status()).isEqualTo(401);
        assertThat(door.post("/v1/track", "{\"writeKey\":\"wrong\"}").status()).isEqualTo(401);
        assertThat(door.post("/v1/track", "{}", "Authorization", "Basic !!!").status()).isEqualTo(401);
        assertThat(door.log.entries()).isEmpty();
        assertThat(door.counts.refused(DropReason.NO_KEY)).isEqualTo(3);
        assertThat(door.counts.refused(DropReason.UNKNOWN_KEY)).isOne();
        String basic = "Basic " + Base64.getEncoder().encodeToString("site:".getBytes(UTF_8));
        assertThat(door.post("/v1/page", PAGE.formatted("1"), "Authorization", basic).status()).isEqualTo(200);
        assertThat(door.post("/v1/page", PAGE.formatted("2"), "Authorization", "Bearer secret").status())
                .isEqualTo(200);
        assertThat(door.events()).extracting(event -> event.seen().orElseThrow().trust())
                .containsExactly(Seen.Trust.BROWSER, Seen.Trust.SERVER);
    }

    @Test
    void aSignedRequestIsTakenForFiveMinutesAndOnlyAsItWasSigned() {
        String body = PAGE.formatted("1");
        String good = Credentials.signature(Doorway.SECRET, Doorway.NOW, body.getBytes(UTF_8));
        assertThat(signed(body, good)).isEqualTo(200);
        assertThat(signed(body.replace("a1", "a2"), good)).isEqualTo(401);
        assertThat(signed(body, "")).isEqualTo(401);
        assertThat(signed(body, Credentials.signature("other".getBytes(UTF_8), Doorway.NOW, body.getBytes(UTF_8))))
                .isEqualTo(401);
        door.at(Doorway.NOW.plus(Duration.ofMinutes(5)));
        assertThat(signed(body, good)).as("again within its time").isEqualTo(200);
        assertThat(door.counts.duplicate()).isOne();
        door.at(Doorway.NOW.plus(Duration.ofMinutes(5)).plusSeconds(1));
        assertThat(signed(body, good)).isEqualTo(401);
        assertThat(door.counts.refused(DropReason.STALE_SIGNATURE)).isOne();
        assertThat(door.counts.refused(DropReason.BAD_SIGNATURE)).isEqualTo(3);
        assertThat(good).isEqualTo("t=1790856000,v1="
                + good.substring(good.length() - 64)).matches("t=\\d+,v1=[0-9a-f]{64}");
    }

    private int signed(String body, String signature) {
        return door.post("/v1/page", body, "Authorization", "Bearer signed", Credentials.SIGNATURE, signature)
                .status();
    }

    @Test
    void packedBodiesAreUnpackedAndBombsAreNot() throws IOException {
        byte[] packed = gzip(PAGE.formatted("1").getBytes(UTF_8));
        assertThat(door.send("POST", "/v1/page?writeKey=site", packed, "Content-Encoding", "gzip").status())
                .isEqualTo(200);
        byte[] bomb = gzip(new byte[100 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(200_000);
        assertThat(door.send("POST", "/v1/batch?writeKey=site", bomb, "Content-Encoding", "gzip").status())
                .isEqualTo(413);
        assertThat(door.send("POST", "/v1/page?writeKey=site", "{}".getBytes(UTF_8), "Content-Encoding", "gzip")
                .status()).isEqualTo(400);
        assertThat(door.send("POST", "/v1/page?writeKey=site", packed, "Content-Encoding", "br").status())
                .isEqualTo(415);
        byte[] cut = Arrays.copyOf(packed, packed.length - 9);
        assertThat(door.send("POST", "/v1/page?writeKey=site", cut, "Content-Encoding", "gzip").status())
                .isEqualTo(400);
        assertThat(door.counts.refused()).isEqualTo(4);
    }

    @Test
    void whatIsSentAgainFromElsewhereLaterAndByAnotherClockIsADuplicate() {
        String event = """
                {"type":"track","event":"E","messageId":"m","anonymousId":"a","timestamp":"2026-10-01T11:58:58.500Z",
                 "sentAt":"%s","context":{"userAgent":"%s","ip":"%s"}}""";
        String first = event.formatted("2026-10-01T11:59:58.500Z", Doorway.BROWSER, "203.0.113.9");
        assertThat(Doorway.results(door.post("/v1/track?writeKey=secret", first))).containsExactly("stored");
        for (String sentAt : new String[]{"2026-10-01T11:58:29Z", "2026-10-01T11:58:31Z", "2026-10-01T11:30:00Z",
                "2026-10-01T12:00:00Z"}) {
            door.at(door.event().at().plusSeconds(61));
            String again = event.formatted(sentAt, "curl/8.0", "198.51.100.7");
            assertThat(Doorway.results(door.post("/v1/track?writeKey=secret", again))).as(sentAt)
                    .containsExactly("duplicate");
        }
        for (String other : new String[]{first.replace("58.500Z\",\n", "57.500Z\",\n"),
                first.replace("\"E\"", "\"F\"")}) {
            assertThat(Doorway.results(door.post("/v1/track?writeKey=secret", other))).containsExactly("conflict");
        }
        assertThat(door.event().seen().orElseThrow().ip()).isEqualTo("203.0.113.0");
        String timeless = "{\"type\":\"page\",\"messageId\":\"t\",\"anonymousId\":\"a\"}";
        assertThat(Doorway.results(door.site("/v1/page", timeless))).containsExactly("stored");
        door.at(Doorway.NOW.plusSeconds(77));
        assertThat(Doorway.results(door.site("/v1/page", timeless))).containsExactly("duplicate");
        // What somebody claims in a browser does not pass for what the server says.
        assertThat(Doorway.results(door.post("/v1/page?writeKey=secret", timeless))).containsExactly("conflict");
    }

    @Test
    void whatIsPackedBeyondAHundredToOneIsRefusedAndCountedWithItsReason() throws IOException {
        byte[] tight = gzip(pages(800, 2_000));
        assertThat(tight.length * 100).isLessThan(pages(800, 2_000).length);
        Response answer = door.send("POST", "/v1/batch?writeKey=site", tight, "Content-Encoding", "gzip");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(new String(answer.body(), UTF_8)).contains("packed_too_tightly", "100 times its size");
        assertThat(door.counts.refused(DropReason.PACKED_TOO_TIGHTLY)).isOne();
        assertThat(door.adds()).isTrue();
        assertThat(door.events()).isEmpty();
        // What a library sends of much the same is let in, however well it packs.
        byte[] usual = gzip(pages(2_000, 500));
        assertThat(usual.length * 30).isLessThan(pages(2_000, 500).length);
        assertThat(door.send("POST", "/v1/batch?writeKey=site", usual, "Content-Encoding", "gzip").status())
                .isEqualTo(200);
    }

    /// A batch of pages that differ by their ids and a few digits.
    private static byte[] pages(int count, int padding) {
        String page = PAGE.replace("}", ",\"x\":\"" + "y".repeat(padding) + "\"}");
        return IntStream.range(0, count).mapToObj(number -> page.formatted(number)
                .replace("y\"", Integer.toHexString(number * 0x9E3779B9) + "\""))
                .collect(Collectors.joining(",", "{\"batch\":[", "]}")).getBytes(UTF_8);
    }

    @Test
    void anOrderWithoutACurrencyCountsInDollarsAndSaysSo() {
        String order = """
                {"type":"track","event":"Order Completed","messageId":"%s","userId":"u",
                 "properties":{"order_id":"o","revenue":%s}}""";
        Response answer = door.site("/v1/batch", "{\"batch\":[" + order.formatted("1", "59.940000000000005") + ","
                + order.formatted("2", "5,\"currency\":\"EUR\"") + "]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Doorway.results(answer)).containsExactly("stored  properties.currency", "stored");
        assertThat(new String(answer.body(), UTF_8)).containsOnlyOnce("counts as USD");
        assertThat(door.events()).extracting(event -> event.sale().orElseThrow().value().toString())
                .containsExactly("USD 59.94", "EUR 5.00");
        assertThat(door.counts.assumedCurrencies()).isOne();
        door.site("/v1/track", order.formatted("1", "59.940000000000005"));
        assertThat(door.counts.assumedCurrencies()).isOne();
    }

    @Test
    void watchingIsTheFirstThatIsGivenUp() {
        assertThat(door.send("GET", "/api/v1/live?client=acme", new byte[0]).status()).isEqualTo(200);
        door.admission(new Admission() {
            @Override
            public boolean shedsWatching() {
                return true;
            }

            @Override
            public Optional<Response> refuse(Key key, Request request, int bytes, int events) {
                return Optional.empty();
            }
        });
        assertThatThrownBy(() -> door.send("GET", "/api/v1/live?client=acme", new byte[0]))
                .isInstanceOfSatisfying(Refused.class, busy -> assertThat(busy.problem().status()).isEqualTo(503));
        assertThat(door.site("/v1/page", PAGE.formatted("1")).status()).isEqualTo(200);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void ofWhatIsTooLargeTheBeginningAndAFingerprintAreKept() {
        String large = PAGE.formatted("1").replace("\"a1\"", "\"a1\",\"x\":[\"" + "y".repeat(40_000) + "\"]");
        Response answer = door.site("/v1/batch", "{\"batch\":[" + large + "," + PAGE.formatted("2") + "]}");
        assertThat(Doorway.results(answer)).containsExactly("refused event_too_large", "stored");
        assertThat(door.site("/v1/page", large).status()).isEqualTo(400);
        assertThat(door.quarantine()).hasSize(2).allSatisfy(kept -> {
            assertThat(kept.reason()).isEqualTo(Refusal.TOO_LARGE);
            assertThat(kept.bytes()).hasSize(4096);
            assertThat(kept.detail()).containsPattern("SHA-256 is [0-9a-f]{64}");
        });
        String many = "{\"batch\":[" + "{},".repeat(2_500) + "{}]}";
        assertThat(door.site("/v1/batch", many).status()).isEqualTo(413);
        assertThat(door.counts.refused(DropReason.TOO_MANY_EVENTS)).isEqualTo(2_501);
    }

    @Test
    void whereThereIsNoRoomNothingIsReadAndTheSenderComesAgain() {
        door.admission((key, request, bytes, events) -> Optional.of(Response.text(429, "later")
                .with("Retry-After", "2")));
        Response answer = door.site("/v1/page", PAGE.formatted("1"));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("Retry-After", "2").containsEntry("Access-Control-Allow-Origin",
                "*");
        assertThat(door.log.entries()).isEmpty();
        assertThat(door.counts.refused(DropReason.NOT_ADMITTED)).isOne();
        LiveEvents.Line shown = door.live.of(Doorway.ACME, 1).getFirst();
        assertThat(shown.step() + " " + shown.key() + " " + shown.result().reason()).contains("LIMIT site-key", "429");
    }

    @Test
    void clocksAreCorrectedByWhatTheirSendingShows() {
        assertThat(told("12:00:00", "11:59:30")).isEqualTo(new Told(at("12:00:00"), Seen.Clock.AS_SENT));
        assertThat(told("10:59:00", "11:00:00")).isEqualTo(new Told(at("11:59:00"), Seen.Clock.CORRECTED));
        assertThat(told("13:29:00", "13:30:07")).as("by whole minutes")
                .isEqualTo(new Told(at("11:59:00"), Seen.Clock.CORRECTED));
        assertThat(told(null, "11:00:00")).isEqualTo(new Told(Doorway.NOW, Seen.Clock.ON_ARRIVAL));
        assertThat(day("2036-10-01").clock()).isEqualTo(Seen.Clock.IN_FUTURE);
        assertThat(day("2016-10-01").clock()).isEqualTo(Seen.Clock.LONG_AGO);
        assertThat(day("2026-01-01")).isEqualTo(
                new Told(Instant.parse("2026-01-01T00:00:00Z"), Seen.Clock.AS_SENT));
        assertThat(door.counts.stored()).isEqualTo(7);
    }

    private Told told(@Nullable String timestamp, String sentAt) {
        return sent((timestamp == null ? "" : "\"timestamp\":\"2026-10-01T" + timestamp + "Z\",")
                + "\"sentAt\":\"2026-10-01T" + sentAt + "Z\"");
    }

    private Told day(String day) {
        return sent("\"timestamp\":\"" + day + "T00:00:00Z\",\"sentAt\":\"" + day + "T00:00:01Z\"");
    }

    private Told sent(String times) {
        // A receivedAt that the sender makes up is not believed.
        Response answer = door.site("/v1/page",
                "{\"messageId\":\"" + door.events().size() + "\",\"anonymousId\":\"a\","
                        + "\"receivedAt\":\"2000-01-01T00:00:00Z\"," + times + "}");
        assertThat(answer.status()).isEqualTo(200);
        Event event = door.events().getLast();
        return new Told(event.at(), event.seen().orElseThrow().clock());
    }

    private static Instant at(String time) {
        return Instant.parse("2026-10-01T" + time + "Z");
    }

    @Test
    void withoutAnIdARepetitionIsKnownByItsContentAndItsTime() {
        String timed = "{\"batch\":[{\"type\":\"page\",\"anonymousId\":\"a\",\"timestamp\":\"2026-10-01T11:59:00Z\"}],"
                + "\"sentAt\":\"2026-10-01T12:00:0%dZ\"}";
        assertThat(Doorway.results(door.site("/v1/batch", timed.formatted(0)))).containsExactly("stored");
        door.at(Doorway.NOW.plusSeconds(2));
        assertThat(Doorway.results(door.site("/v1/batch", timed.formatted(2)))).containsExactly("duplicate");
        String untimed = "{\"anonymousId\":\"a\"}";
        assertThat(Doorway.results(door.site("/v1/page", untimed))).containsExactly("stored");
        door.at(Doorway.NOW.plusSeconds(3));
        assertThat(Doorway.results(door.site("/v1/page", untimed))).containsExactly("stored");
    }

    @Test
    void pagesOfOtherOriginsMaySendWithAnyHeader() {
        Response preflight = door.send("OPTIONS", "/v1/track", new byte[0]);
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.headers()).containsEntry("Access-Control-Allow-Headers", "*, Authorization")
                .containsEntry("Access-Control-Allow-Origin", "*")
                .doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @Test
    void aVisitorsIdThatOnlyTheDoorKnowsIsPutIn() {
        Steps steps = new Steps(door.log, presented -> Optional.of(new Key("k", Doorway.ACME, Key.Kind.BROWSER, false,
                false, Optional.empty())), Admission.ALWAYS, Clock.systemUTC(), door.times, door.counts,
                door.live);
        String body = "{\"writeKey\":\"k\",\"batch\":[{\"type\":\"page\",\"messageId\":\"1\"},"
                + PAGE.formatted("2") + "]}";
        steps.take(Segment.batch().withAnonymousId("cookie-1"), new Request("POST", "/o/e", Map.of(),
                Map.of(), Map.of(), body.getBytes(UTF_8), "203.0.113.9"));
        assertThat(door.events()).extracting(Event::anonymousId).containsExactly("cookie-1", "a1");
    }

    @Test
    void imagesCarryCallsInTheirAddresses() {
        String data = Base64.getUrlEncoder().withoutPadding().encodeToString("""
                {"writeKey":"site","messageId":"1","anonymousId":"a","event":"Opened"}""".getBytes(UTF_8));
        assertThat(door.send("GET", "/v1/pixel/track?data=" + data, new byte[0]).status()).isEqualTo(200);
        assertThat(door.event().name()).isEqualTo("Opened");
        Response dot = door.send("GET", "/o/p.gif?k=site&aid=a&u=https%3A%2F%2Fe.com%2F%3Futm_source%3Dx%26s%3D1",
                new byte[0]);
        assertThat(dot.status()).isEqualTo(200);
        assertThat(dot.body()).hasSize(43).startsWith("GIF89a".getBytes(UTF_8));
        assertThat(dot.headers()).containsEntry("Cache-Control", "no-store").containsEntry("Content-Type",
                "image/gif").containsEntry("Cross-Origin-Resource-Policy", "cross-origin");
        assertThat(door.events().getLast().landing().url()).isEqualTo("https://e.com/?utm_source=x");
        assertThat(door.send("GET", "/o/p.gif?k=site", new byte[0]).status()).isEqualTo(400);
        assertThat(door.send("GET", "/o/p.gif?k=nobody&aid=a", new byte[0]).status()).isEqualTo(401);
    }
}
