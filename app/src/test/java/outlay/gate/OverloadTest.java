package outlay.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.Bots;
import outlay.collect.door.Doors;
import outlay.collect.door.Key;
import outlay.link.ClickIds;
import outlay.link.ClickSpool;
import outlay.link.LinkTable;
import outlay.link.Redirects;
import outlay.log.Entry;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.log.Outcome;
import outlay.log.SlowDisk;
import outlay.store.KeptLink;
import outlay.vault.Sealing;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;

/// The doors, the gate, the links and the log as the server wires them, over a disk that is slow.
class OverloadTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final int QUEUE = 100;
    private static final String PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String BOT = "Googlebot/2.1 (+http://www.google.com/bot.html)";

    private final SlowDisk disk = new SlowDisk();
    private final LocalLog log;
    private final ClickSpool clicks;
    private final Router server;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<List<Outcome>>> filler = new ArrayList<>();
    private int numbers;

    OverloadTest(@TempDir Path folder) throws IOException {
        log = LocalLog.open(folder.resolve("log"),
                LogSettings.DEFAULT.withSegmentBytes(4 << 20).withQueue(QUEUE, 64 << 20), disk);
        Pressure pressure = new Pressure(log::queuePercent, () -> 0, System::nanoTime);
        Doorkeeper doorkeeper = new Doorkeeper(new KeyRing(purpose -> purpose.getBytes(UTF_8)), pressure, 1_000_000,
                1_000_000, System::nanoTime, new SplittableRandom(1));
        Key key = new Key("shop", ACME, Key.Kind.SERVER, true, false, Optional.empty());
        ClickIds ids = new ClickIds(new byte[32], new SecureRandom());
        clicks = ClickSpool.open(log, folder.resolve("clicks"), ids, Sealing.NONE, 100);
        LinkTable links = new LinkTable();
        links.hold(List.of(new KeptLink("good", ACME, "https://shop.example/", Instant.EPOCH, Optional.empty())));
        server = Doors.over(log, presented -> Optional.of(key), doorkeeper, Clock.systemUTC(), System::nanoTime)
                .addTo(new Router()).get(Redirects.PATH, new Redirects(links, ids, clicks, Bots.load()::grade,
                        Optional.empty(), Clock.systemUTC()));
    }

    @AfterEach
    void close() {
        senders.close();
        clicks.close();
        log.close();
    }

    /// What can be asked or seen again goes first, what somebody paid for last, and nobody who clicks is kept waiting.
    @Test
    void aFullQueueGivesUpPageViewsFirstAndConversionsLast() throws Exception {
        List<Future<Response>> taken = new ArrayList<>();
        disk.hold();
        try {
            fill(70);
            refused(page(BOT));
            taken.add(taken(page(PERSON)));
            fill(80);
            refused(page(PERSON));
            taken.add(taken(track("Video Played", "")));
            fill(90);
            refused(track("Video Played", ""));
            taken.add(taken(track("Order Completed", "\"order_id\":\"o1\",\"revenue\":5,\"currency\":\"USD\"")));
            fill(QUEUE);
            refused(track("Order Completed", "\"order_id\":\"o2\",\"revenue\":5,\"currency\":\"USD\""));
            assertThat(server.turnAway(request("POST", "/v1/track", PERSON, "")).orElseThrow().status()).isEqualTo(503);
            assertThat(server.handle(request("GET", "/c/good", PERSON, "")).status()).isEqualTo(302);
        } finally {
            disk.letGo();
        }
        for (Future<Response> each : taken) {
            // On a machine that is busy the door may have stopped waiting; the log has it all the same.
            assertThat(each.get().status()).isIn(200, 503);
        }
        for (CompletableFuture<List<Outcome>> each : filler) {
            assertThat(each.get()).allMatch(Outcome.Stored.class::isInstance);
        }
        clicks.close();
        awaitPercent(0);
        assertThat(stored()).hasSize(filler.size() + taken.size() + 1).anyMatch(id -> id.startsWith("click/"));
        assertThat(server.handle(page(BOT)).status()).isEqualTo(200);
    }

    /// Many more at once than there is room for: each is told, and what it is told is true.
    @Test
    void whoIsRefusedIsToldToComeAgainAndIsTakenThen() throws Exception {
        int most = 400;
        Set<String> told = new HashSet<>();
        ConcurrentLinkedQueue<Response> refusals = new ConcurrentLinkedQueue<>();
        List<Future<String>> all = new ArrayList<>();
        disk.hold();
        try {
            for (int i = 0; i < most; i++) {
                String id = "wave-" + i;
                all.add(senders.submit(() -> sent(id, refusals)));
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (refusals.size() < most - QUEUE - 16) {
                assertThat(System.nanoTime()).as("refused %d", refusals.size()).isLessThan(end);
                Thread.onSpinWait();
            }
        } finally {
            disk.letGo();
        }
        for (Future<String> each : all) {
            told.add(each.get());
        }
        assertThat(told).hasSize(most);
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.headers()).containsKey("Retry-After");
        });
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(told);
    }

    /// Sends until it is taken, as libraries do, though they wait longer in between.
    private String sent(String id, ConcurrentLinkedQueue<Response> refusals) throws IOException {
        Request request = request("POST", "/v1/track", PERSON,
                "{\"event\":\"Video Played\",\"messageId\":\"" + id + "\",\"anonymousId\":\"v\"}");
        Response response = server.handle(request);
        if (response.status() != 200) {
            refusals.add(response);
        }
        while (response.status() != 200) {
            Thread.yield();
            response = server.handle(request);
        }
        return id;
    }

    private Set<String> stored() {
        Set<String> ids = new HashSet<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                assertThat(ids.add(cursor.entry().id())).isTrue();
            }
        }
        return ids;
    }

    private void fill(int percent) {
        while (log.queuePercent() < percent) {
            filler.add(log.append(List.of(new Entry(ACME, "filler-" + filler.size(), Entry.Kind.QUARANTINE,
                    Instant.EPOCH, new byte[8]))));
        }
    }

    private void refused(Request request) throws IOException {
        int before = log.queuePercent();
        Response response = server.handle(request);
        assertThat(response.status()).as(new String(request.body(), UTF_8)).isEqualTo(503);
        assertThat(response.headers()).containsKey("Retry-After");
        assertThat(log.queuePercent()).isEqualTo(before);
    }

    private Future<Response> taken(Request request) {
        int after = log.queuePercent() + 1;
        Future<Response> answer = senders.submit(() -> server.handle(request));
        awaitPercent(after);
        return answer;
    }

    private void awaitPercent(int percent) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (log.queuePercent() != percent) {
            assertThat(System.nanoTime()).as("%d %% full", log.queuePercent()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Request page(String agent) {
        return request("POST", "/v1/page", agent, "{\"messageId\":\"m" + numbers++
                + "\",\"anonymousId\":\"v\",\"context\":{\"userAgent\":\"" + agent + "\"}}");
    }

    private Request track(String event, String properties) {
        return request("POST", "/v1/track", PERSON, "{\"event\":\"" + event + "\",\"messageId\":\"m" + numbers++
                + "\",\"anonymousId\":\"v\",\"properties\":{" + properties + "}}");
    }

    private static Request request(String method, String path, String agent, String body) {
        return new Request(method, path, Map.of(), Map.of(),
                Map.of("authorization", "Bearer shop", "user-agent", agent),
                body.getBytes(UTF_8), "203.0.113.9");
    }
}
