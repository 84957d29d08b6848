package outlay.activate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.egress.Outcome;
import outlay.fact.Consent;
import outlay.platform.SampleConversions;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.KeptPause;
import outlay.store.KeptReceipt;
import outlay.store.Lane;
import outlay.store.Wish;

/// How one delivery, or a call of many, comes to its end.
class DeliveryLaneTest {
    private static final Duration LONG = Duration.ofDays(30);

    @TempDir
    private Path folder;
    private Simulation simulation;

    @BeforeEach
    void begin() {
        simulation = new Simulation(folder, 3);
    }

    @AfterEach
    void end() {
        simulation.close();
    }

    private Scripted script(Function<Scripted.Told, Outcome> script) {
        Scripted scripted = new Scripted(simulation.clock, script);
        simulation.platform = scripted;
        return scripted;
    }

    private KeptDelivery only(Lane lane) {
        List<KeptDelivery> rows = simulation.rows(lane);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private List<String> outcomes(Lane lane) {
        return simulation.outbox.receipts(lane, only(lane).key()).stream().map(KeptReceipt::outcome).toList();
    }

    @Test
    void aReceiptSaysWhatWasToldAndNoValues() {
        Scripted meta = script(Scripted.Told::taken);
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(1);
        simulation.run(LONG);
        KeptReceipt receipt = simulation.outbox.receipts(lane, only(lane).key()).getFirst();
        assertThat(receipt.outcome()).isEqualTo("delivered");
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.destination()).isEqualTo("meta");
        assertThat(receipt.evidence()).isEqualTo("said in fact 0");
        assertThat(receipt.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(receipt.fields()).contains("event_id", "user_data.em", "custom_data.value")
                .doesNotContain("user_data.fbp");
        assertThat(meta.told()).containsExactly("event-0");
        assertThat(only(lane).reason()).isEmpty();
    }

    /// Nobody says which three of a thousand are wrong: only those three are lost.
    @Test
    void poisonedOnesSpoilNoOthers() {
        Set<String> poison = Set.of("event-17", "event-18", "event-903");
        Scripted meta = script(told -> told.ids().stream().anyMatch(poison::contains)
                ? told.answer(400, "{\"error\":{\"code\":100,\"error_subcode\":2804019}}")
                : told.taken());
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(1_000);
        simulation.run(LONG);
        assertThat(simulation.rows(lane).stream().filter(row -> row.state() == DeliveryState.REJECTED)
                .map(row -> row.wish().conversion())).containsExactlyInAnyOrderElementsOf(poison);
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.DELIVERED, 997L, DeliveryState.REJECTED,
                3L));
        assertThat(meta.calls.size()).as("two calls for each halving on the way to each of the three")
                .isLessThanOrEqualTo(1 + 3 * 2 * 10);
    }

    @Test
    void consentWithdrawnMeanwhileIsHonouredWithItsEvidence() {
        Instant withdrawn = SampleConversions.NOW.plusSeconds(3_600);
        Scripted meta = script(told -> told.answer(429, "", Map.of("retry-after", "7200")));
        Telling granted = simulation.telling;
        simulation.telling = (wish, now) -> now.isBefore(withdrawn)
                ? granted.of(wish, now)
                : new Telling.Told.Tell(SampleConversions.with(Simulation.conversion(wish), Consent.UNKNOWN),
                        "withdrawn in fact 99");
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(1);
        simulation.run(LONG);
        assertThat(meta.calls).hasSize(1);
        assertThat(only(lane).state()).isEqualTo(DeliveryState.SUPPRESSED);
        KeptReceipt last = simulation.outbox.receipts(lane, only(lane).key()).getLast();
        assertThat(last.outcome()).isEqualTo("withheld");
        assertThat(last.code()).isEqualTo("the person said nothing about telling ad platforms");
        assertThat(last.evidence()).isEqualTo("withdrawn in fact 99");
    }

    @Test
    void whatIsTooOldEndsAndBlocksNoOther() {
        Instant back = simulation.clock.instant().plus(Duration.ofDays(10));
        Scripted meta = script(told -> told.at().isBefore(back)
                ? new Outcome.NotSent("ConnectException")
                : told.taken());
        Lane lane = simulation.connect(Simulation.destination("meta"));
        // One conversion of today; the others happen while nobody can be reached, just young enough in the end.
        simulation.wish(1_000, (position, entry) -> List.of(new Wish(Simulation.ACME, "meta", "orders", entry.id(), 0,
                position, Simulation.number(entry.id()) == 0
                        ? SampleConversions.HAPPENED
                        : back.minus(Duration.ofDays(6)).plusSeconds(Simulation.number(entry.id())))));
        Telling usual = simulation.telling;
        simulation.telling = (wish, now) -> wish.happened().isAfter(now)
                ? new Telling.Told.Nothing("not yet")
                : usual.of(wish, now);
        simulation.clock.set(back.minus(Duration.ofHours(4)));
        simulation.run(LONG);
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.DELIVERED, 999L, DeliveryState.EXPIRED, 1L));
        assertThat(meta.calls).allSatisfy(call -> assertThat(call.ids()).allSatisfy(id -> assertThat(Duration.between(
                happened(lane, id), call.at())).isLessThanOrEqualTo(Duration.ofDays(7).minusHours(1))));
    }

    private Instant happened(Lane lane, String id) {
        return simulation.outbox.of(lane, List.of(simulation.outbox.key(Simulation.ACME, id))).getFirst().wish()
                .happened();
    }

    @Test
    void anOutageOfTenDaysSendsNothingThatIsTooOld() {
        Instant back = simulation.clock.instant().plus(Duration.ofDays(10));
        Scripted meta = script(told -> told.at().isBefore(back) ? new Outcome.NotSent("Refused") : told.taken());
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(1_000);
        simulation.run(LONG);
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.EXPIRED, 1_000L));
        assertThat(meta.calls.size()).as("calls of ten days, which nobody answered").isBetween(500, 10_000);
        assertThat(meta.calls.getLast().at()).isBefore(SampleConversions.HAPPENED.plus(Duration.ofDays(7)).plusSeconds(
                3_600));
    }

    @Test
    void whatMayBeThereIsToldAgainOnlyWhileItIsRemembered() {
        Scripted meta = script(told -> new Outcome.NoAnswer("timeout"));
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(1);
        simulation.run(LONG);
        assertThat(only(lane).state()).isEqualTo(DeliveryState.UNRESOLVED);
        assertThat(only(lane).reason()).isEqualTo("doubt-over");
        assertThat(meta.calls.size()).isGreaterThan(10);
        assertThat(Duration.between(meta.calls.getFirst().at(), meta.calls.getLast().at()))
                .isBetween(Duration.ofHours(47), Duration.ofHours(48));
        assertThat(outcomes(lane)).containsOnly("no-answer", "doubt-over").endsWith("doubt-over");
    }

    @Test
    void aCrashInTheMiddleOfACallIsKnownToBeInDoubt() {
        Scripted meta = script(Scripted.Told::taken);
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(3);
        simulation.run(Duration.ofMillis(50));
        assertThat(simulation.states(lane)).as("the answer has not come").isEqualTo(Map.of(DeliveryState.SENDING, 3L));
        simulation.crash();
        simulation.run(LONG);
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.DELIVERED, 3L));
        assertThat(meta.told()).hasSize(6);
        String key = simulation.rows(lane).getFirst().key();
        assertThat(simulation.outbox.receipts(lane, key)).extracting(KeptReceipt::outcome)
                .containsExactly("interrupted", "delivered");
        assertThat(simulation.outbox.receipts(lane, key).getFirst().evidence()).startsWith("said in fact");
    }

    @Test
    void aCrashLongAgoIsNotToldAgain() {
        Scripted meta = script(Scripted.Told::taken);
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(3);
        simulation.run(Duration.ofMillis(50));
        simulation.crash();
        simulation.clock.set(simulation.clock.instant().plus(Duration.ofHours(49)));
        simulation.run(LONG);
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.UNRESOLVED, 3L));
        assertThat(meta.told()).hasSize(3);
    }

    @Test
    void aKeyThatIsNotValidPausesTheAccountAndLosesNothing() {
        boolean[] valid = {false};
        Scripted meta = script(told -> valid[0] ? told.taken() : told.answer(401, "{\"error\":{\"code\":190}}"));
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(2_500);
        simulation.run(Duration.ofHours(10));
        assertThat(meta.calls.size()).as("calls before it stops").isLessThanOrEqualTo(2);
        assertThat(simulation.outbox.paused(lane).orElseThrow().reason()).isEqualTo(
                "meta does not accept the account's key (190); set a valid one and resume");
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.QUEUED, 2_500L));
        valid[0] = true;
        simulation.outbox.resume(lane);
        simulation.run(LONG);
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.DELIVERED, 2_500L));
    }

    @Test
    void whatAPausedAccountKeepsTooLongExpiresAllTheSame() {
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(10);
        simulation.outbox.pause(new KeptPause(lane, simulation.clock.instant(), "holidays"));
        simulation.run(Duration.ofDays(8));
        assertThat(simulation.calls).isEmpty();
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.EXPIRED, 10L));
    }

    @Test
    void ratesAndWaitsThatAreAskedForAreKept() {
        TreeMap<Instant, Instant> waits = new TreeMap<>();
        int[] count = {0};
        Scripted linkedIn = script(told -> {
            boolean busy = ++count[0] % 200 == 0;
            if (busy) {
                waits.put(told.at().plusMillis(100), told.at().plusMillis(100).plusSeconds(30));
            }
            return busy
                    ? told.answer(429, "", Map.of("retry-after", "30"))
                    : told.answer(201, "{\"elements\":[{\"status\":201}]}");
        });
        Lane lane = simulation.connect(SmallCalls.of("linkedin", 1));
        simulation.wish(3_000);
        simulation.run(LONG);
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.DELIVERED, 3_000L));
        List<Instant> at = linkedIn.calls.stream().map(Scripted.Told::at).toList();
        for (int i = 600; i < at.size(); i++) {
            assertThat(Duration.between(at.get(i - 600), at.get(i))).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
        assertThat(at).noneMatch(call -> waits.floorEntry(call) != null && call.isAfter(waits.floorKey(call))
                && call.isBefore(waits.floorEntry(call).getValue()));
    }

    @Test
    void oneThatCannotBeMadeReadyBlocksNoOther() {
        script(Scripted.Told::taken);
        Telling usual = simulation.telling;
        simulation.telling = (wish, now) -> {
            if (wish.conversion().equals("event-1")) {
                throw new IllegalStateException("a bug");
            }
            return usual.of(wish, now);
        };
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(5);
        simulation.run(Duration.ofHours(1));
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.DELIVERED, 4L, DeliveryState.QUEUED, 1L));
    }

    @Test
    void aDestinationThatNeverSaysWhatBecameOfItLeavesItUnresolved() {
        Scripted google = script(told -> told.call().method().equals("GET")
                ? told.answer(200, "{\"requestStatusPerDestination\":[{\"requestStatus\":\"PROCESSING\"}]}")
                : told.answer(200, "{\"requestId\":\"r-1\"}"));
        Lane lane = simulation.connect(Simulation.destination("google"));
        simulation.wish(2);
        simulation.run(LONG);
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.UNRESOLVED, 2L));
        assertThat(google.calls.stream().filter(call -> call.call().method().equals("POST"))).hasSize(1);
        assertThat(google.calls.size()).isBetween(50, 100);
    }

    @Test
    void withoutItsAccountNothingIsTold() {
        Lane lane = simulation.connect(Simulation.destination("meta"));
        simulation.wish(2);
        simulation.accounts.clear();
        simulation.run(LONG);
        assertThat(simulation.rows(lane)).allSatisfy(row -> assertThat(row.reason()).isEqualTo("account-gone"));
        assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.SUPPRESSED, 2L));
    }
}
