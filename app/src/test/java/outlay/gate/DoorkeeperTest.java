package outlay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.store.KeptKey;
import outlay.testkit.Property;
import outlay.web.Request;
import outlay.web.Response;

class DoorkeeperTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong nanos = new AtomicLong(5);
    private final AtomicInteger queue = new AtomicInteger();
    private final AtomicInteger disk = new AtomicInteger();
    private final KeyRing ring;
    private final Pressure pressure = new Pressure(queue::get, disk::get, nanos::get);
    private final Doorkeeper doorkeeper;

    DoorkeeperTest() {
        ring = new KeyRing(purpose -> purpose.getBytes(StandardCharsets.UTF_8));
        doorkeeper = new Doorkeeper(ring, pressure, 100, 1_000, nanos::get, new SplittableRandom(1));
    }

    @Test
    void watchingIsGivenUpBeforeReportsAre() {
        assertThat(doorkeeper.shedsWatching()).isFalse();
        queue.set(50);
        assertThat(doorkeeper.shedsWatching()).isTrue();
        assertThat(pressure.sheds(Shed.REPORTS)).isFalse();
    }

    @Test
    void whatIsCertainFromTheHeadAloneIsTurnedAwayAndCostsNoQuota() {
        Key key = new Key("shop", ACME, Key.Kind.SERVER, true, false, Optional.empty());
        Request head = new Request("POST", "/v1/batch", Map.of(), Map.of(), Map.of(), new byte[0], "203.0.113.9");
        for (int i = 0; i < 50_000; i++) {
            assertThat(doorkeeper.turnAway(Optional.of(key), head)).isEmpty();
        }
        assertThat(doorkeeper.refuse(key, head, 0, 1_000 * Quota.BURST_SECONDS)).isEmpty();
        Response overQuota = doorkeeper.turnAway(Optional.of(key), head).orElseThrow();
        assertThat(overQuota.status()).isEqualTo(429);
        assertThat(overQuota.headers()).containsKey("Retry-After");
        // Whose key nobody knows yet is let in to be looked at, until there is no room for anybody.
        assertThat(doorkeeper.turnAway(Optional.empty(), head)).isEmpty();
        queue.set(100);
        assertThat(doorkeeper.turnAway(Optional.empty(), head).orElseThrow().status()).isEqualTo(503);
    }

    @Test
    void aQuotaLetsInWhatItSaysAndNoMoreOverAnySpan() {
        Property.check(300, 11, draw -> {
            int rate = draw.between(1, 5_000);
            Quota quota = new Quota(rate, 0);
            long now = 0;
            long admitted = 0;
            long largest = 0;
            for (int i = 0; i < 200; i++) {
                now += draw.between(0L, SECOND / 4);
                int events = draw.between(1, 2_500);
                if (quota.waitFor(events, now) == 0) {
                    admitted += events;
                    largest = Math.max(largest, events);
                }
            }
            // What it may send for long, the burst, and the one request that went beyond.
            assertThat(admitted).isLessThanOrEqualTo((now / SECOND + 1) * rate + (long) rate * Quota.BURST_SECONDS
                    + largest);
        });
    }

    @Test
    void whoWaitsAsLongAsToldIsLetIn() {
        Quota quota = new Quota(10, 0);
        long now = 0;
        for (int i = 0; i < 1_000; i++) {
            long wait = quota.waitFor(7, now);
            if (wait > 0) {
                now += wait;
                assertThat(quota.waitFor(7, now)).isZero();
            }
        }
        assertThat(now).isBetween(680 * SECOND, 720 * SECOND);
    }

    @Test
    void keysAndPlacesHaveQuotasOfTheirOwn() {
        Key browser = key("b", Key.Kind.BROWSER);
        Key server = key("s", Key.Kind.SERVER);
        int taken = 0;
        while (refuse(browser, "203.0.113.9", 10).isEmpty()) {
            taken += 10;
        }
        assertThat(taken).isEqualTo(500);
        Response over = refuse(browser, "203.0.113.200", 10).orElseThrow();
        assertThat(over.status()).isEqualTo(429);
        assertThat(Integer.parseInt(over.headers().get("Retry-After"))).isBetween(1, 6);
        assertThat(over.headers()).containsEntry("X-RateLimit-Limit", "50").containsEntry("X-RateLimit-Remaining", "0");
        // Another network with the same key, and another key from the same network.
        assertThat(refuse(browser, "203.0.114.9", 10)).isEmpty();
        assertThat(refuse(key("b2", Key.Kind.BROWSER), "203.0.113.9", 10)).isEmpty();
        assertThat(refuse(server, "203.0.113.9", 2_500)).isEmpty();
        nanos.addAndGet(11 * SECOND);
        assertThat(refuse(browser, "203.0.113.9", 10)).isEmpty();
        assertThat(doorkeeper.counts()).containsEntry("over_quota", 2L);
    }

    @Test
    void aFloodOfPlacesTakesNoMoreMemoryThanItMay() {
        Quotas quotas = new Quotas(1, 100, nanos::get);
        for (int i = 0; i < 10_000; i++) {
            quotas.waitFor("place " + i, 1);
        }
        assertThat(quotas.size()).isLessThanOrEqualTo(101);
        nanos.addAndGet(100 * SECOND);
        assertThat(quotas.waitFor("a new place", 1)).isZero();
        assertThat(quotas.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void aFullQueueIsRefusedAtOnceWithAJitteredPause() {
        Key server = key("s", Key.Kind.SERVER);
        queue.set(99);
        assertThat(refuse(server, "203.0.113.9", 1)).isEmpty();
        queue.set(100);
        List<String> pauses = java.util.stream.Stream.generate(() -> refuse(server, "203.0.113.9", 1).orElseThrow())
                .limit(200).peek(refused -> assertThat(refused.status()).isEqualTo(503))
                .map(refused -> refused.headers().get("Retry-After")).distinct().sorted().toList();
        assertThat(pauses).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void shedsInOrderAndComesBackBelowWhereItWent() {
        List<Shed> order = List.of(Shed.DEBUGGING, Shed.REPORTS, Shed.BOTS, Shed.PAGE_VIEWS, Shed.ALL_BUT_CONVERSIONS,
                Shed.EVERYTHING);
        int shedBefore = 0;
        for (int percent = 0; percent <= 120; percent++) {
            queue.set(percent);
            int shed = (int) order.stream().filter(pressure::sheds).count();
            assertThat(order.stream().map(pressure::sheds).toList()).as("at %d %%", percent)
                    .isEqualTo(order.stream().map(what -> order.indexOf(what) < order.size() - (order.size() - shed))
                            .toList());
            assertThat(shed).isGreaterThanOrEqualTo(shedBefore);
            shedBefore = shed;
        }
        assertThat(shedBefore).isEqualTo(order.size());
        queue.set(0);
        assertThat(pressure.sheds(Shed.DEBUGGING)).isFalse();
        assertThat(pressure.sheds(Shed.NOTHING)).isFalse();
    }

    @Test
    void aQueueAtTheEdgeDoesNotComeAndGo() {
        StringBuilder heldAt = new StringBuilder();
        for (int percent : List.of(79, 80, 79, 71, 70, 69, 79, 100, 91, 90, 89, 0)) {
            queue.set(percent);
            boolean views = pressure.sheds(Shed.PAGE_VIEWS);
            boolean all = pressure.sheds(Shed.EVERYTHING);
            heldAt.append(percent).append(all ? " all, " : views ? " views, " : ", ");
        }
        assertThat(heldAt).hasToString("79, 80 views, 79 views, 71 views, 70 views, 69, 79, 100 all, 91 all, 90 all, "
                + "89 views, 0, ");
    }

    @Test
    void aDiskAtTheEdgeDoesNotComeAndGo() {
        assertThat(atDisk(79, Shed.PAGE_VIEWS)).isFalse();
        assertThat(atDisk(80, Shed.PAGE_VIEWS)).isTrue();
        assertThat(atDisk(79, Shed.PAGE_VIEWS)).isTrue();
        assertThat(atDisk(71, Shed.PAGE_VIEWS)).isTrue();
        assertThat(atDisk(69, Shed.PAGE_VIEWS)).isFalse();
        assertThat(atDisk(79, Shed.PAGE_VIEWS)).isFalse();
        assertThat(atDisk(95, Shed.EVERYTHING)).isTrue();
        assertThat(atDisk(86, Shed.EVERYTHING)).isTrue();
        assertThat(atDisk(84, Shed.EVERYTHING)).isFalse();
        assertThat(atDisk(84, Shed.ALL_BUT_CONVERSIONS)).isTrue();
        assertThat(atDisk(0, Shed.DEBUGGING)).isFalse();
    }

    @Test
    void theReserveIsATenthOfTheDiskAndNotTooMuch() {
        long gib = 1L << 30;
        assertThat(DiskGauge.percentGone(50 * gib, 100 * gib)).isZero();
        assertThat(DiskGauge.percentGone(10 * gib, 100 * gib)).isZero();
        assertThat(DiskGauge.percentGone(5 * gib, 100 * gib)).isEqualTo(50);
        assertThat(DiskGauge.percentGone(0, 100 * gib)).isEqualTo(100);
        assertThat(DiskGauge.percentGone(20 * gib, 4_096 * gib)).isZero();
        assertThat(DiskGauge.percentGone(2 * gib, 4_096 * gib)).isEqualTo(90);
        assertThat(DiskGauge.percentGone(Long.MAX_VALUE, Long.MAX_VALUE)).isZero();
        assertThat(DiskGauge.percentGone(0, 0)).isEqualTo(100);
    }

    @Test
    void aKeyForSomeSitesIsNotForOthers() {
        ring.hold(List.of(new KeptKey("k1", ACME, "BROWSER", false, false, false, List.of("https://shop.example"),
                KeyRing.sha256("ob_1"), "ob_1", Instant.EPOCH, Optional.empty())));
        Key key = ring.find("ob_1").orElseThrow();
        assertThat(doorkeeper.refuse(key, from("203.0.113.9", Map.of("origin", "https://shop.example")), 1, 1))
                .isEmpty();
        assertThat(refuse(key, "203.0.113.9", 1)).as("a program without a page").isEmpty();
        for (String foreign : List.of("https://evil.example", "null", "https://shop.example.evil.example",
                "http://shop.example", "https://shop.example:444")) {
            assertThat(doorkeeper.refuse(key, from("203.0.113.9", Map.of("origin", foreign)), 1, 1).orElseThrow()
                    .status()).as(foreign).isEqualTo(403);
        }
    }

    private boolean atDisk(int percent, Shed what) {
        disk.set(percent);
        nanos.addAndGet(2 * SECOND);
        return pressure.sheds(what);
    }

    private Optional<Response> refuse(Key key, String address, int events) {
        return doorkeeper.refuse(key, from(address, Map.of()), 100, events);
    }

    private static Request from(String address, Map<String, String> headers) {
        return new Request("POST", "/v1/batch", Map.of(), Map.of(), headers, new byte[0], address);
    }

    private static Key key(String id, Key.Kind kind) {
        return new Key(id, ACME, kind, false, false, Optional.empty());
    }
}
