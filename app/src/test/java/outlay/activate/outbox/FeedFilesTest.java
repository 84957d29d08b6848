package outlay.activate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.Account;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.Feed;
import outlay.activate.Order;
import outlay.activate.Preparing;
import outlay.activate.Ready;
import outlay.activate.Traces;
import outlay.base.Money;
import outlay.fact.Consent;
import outlay.platform.Destinations;
import outlay.platform.SampleConversions;
import outlay.store.DeliveryState;
import outlay.store.KeptReceipt;
import outlay.store.Lane;
import outlay.store.Wish;

/// What is in the file that a platform fetches, from fetch to fetch.
class FeedFilesTest {
    private static final Feed GOOGLE = Destinations.FEEDS.getFirst();
    private static final Account ACCOUNT = SampleConversions.account(GOOGLE);
    private static final String BY = "198.51.100.0/24 Google-Ads";

    private final Simulation simulation;
    private final Set<String> denied = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final FeedFiles files;
    private final Lane lane;
    private Optional<Change> change = Optional.empty();
    private String click = "Cj0KCQ";

    FeedFilesTest(@TempDir Path folder) {
        simulation = new Simulation(folder, 11);
        files = new FeedFiles(simulation.outbox, this::tell);
        simulation.telling = this::tell;
        lane = simulation.connect(GOOGLE);
        later(Duration.ofDays(1));
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    private Telling.Told tell(Wish wish, Instant now) {
        if (gone.contains(wish.conversion())) {
            return new Telling.Told.Nothing("import-undone");
        }
        Conversion own = Simulation.conversion(wish);
        Traces traces = new Traces(Map.of("gclid", new Traces.Click(click + wish.conversion(), own.at())),
                Map.of());
        Conversion with = SampleConversions.with(own, own.person(), traces);
        Conversion changed = new Conversion(with.id(), with.name(), with.at(), with.source(), with.page(),
                with.order(), with.person(), with.traces(), with.consent(), with.custom(), with.share(),
                wish.change() > 0 ? change : Optional.empty());
        return new Telling.Told.Tell(denied.contains(wish.conversion())
                ? SampleConversions.with(changed, Consent.UNKNOWN)
                : changed, "said in fact " + wish.cause());
    }

    private void later(Duration time) {
        simulation.clock.set(simulation.clock.instant().plus(time));
    }

    private String fetch() {
        return files.fetch(lane, GOOGLE, ACCOUNT, BY, simulation.clock.instant());
    }

    private static List<String> ids(String file) {
        return file.lines().skip(2).map(line -> line.substring(line.lastIndexOf(',') + 1)).toList();
    }

    private List<KeptReceipt> receipts(String conversion) {
        return simulation.outbox.receipts(lane, simulation.outbox.key(Simulation.ACME, conversion));
    }

    @Test
    void whatWaitsIsDeliveredWhenItIsFetchedAndStays() {
        simulation.wish(3);
        String first = fetch();
        assertThat(ids(first)).containsExactly("event-0", "event-1", "event-2");
        assertThat(simulation.states(lane)).containsOnlyKeys(DeliveryState.DELIVERED);
        assertThat(receipts("event-1")).singleElement().satisfies(receipt -> {
            assertThat(receipt.outcome()).isEqualTo("fetched");
            assertThat(receipt.code()).isEqualTo(BY);
            assertThat(receipt.at()).isEqualTo(simulation.clock.instant());
            assertThat(receipt.fields()).contains("Google Click ID", "Conversion Value");
            assertThat(receipt.fingerprint()).hasSize(64);
        });
        later(Duration.ofHours(5));
        assertThat(fetch()).as("nothing is new").isEqualTo(first);
        assertThat(receipts("event-1")).hasSize(1);
        assertThat(files.kept(lane, GOOGLE, ACCOUNT, simulation.clock.instant())).isEqualTo(first);
        simulation.wish(5);
        assertThat(fetch()).startsWith(first).isNotEqualTo(first);
        later(FeedFiles.STAYS.minus(Duration.ofHours(1)));
        assertThat(ids(fetch())).as("each for its time").containsExactly("event-3", "event-4");
        later(Duration.ofHours(2));
        assertThat(ids(fetch())).isEmpty();
    }

    @Test
    void aLookFetchesNothing() {
        simulation.wish(2);
        assertThat(ids(files.kept(lane, GOOGLE, ACCOUNT, simulation.clock.instant()))).isEmpty();
        assertThat(simulation.states(lane)).containsOnlyKeys(DeliveryState.QUEUED);
    }

    @Test
    void aRowStaysAsItWasToldAndGoesWithTheConsent() {
        simulation.wish(2);
        String first = fetch();
        click = "Another";
        assertThat(fetch()).isEqualTo(first);
        denied.add("event-0");
        assertThat(ids(fetch())).containsExactly("event-1");
        gone.add("event-1");
        assertThat(ids(fetch())).isEmpty();
        denied.clear();
        gone.clear();
        assertThat(fetch()).isEqualTo(first);
    }

    @Test
    void consentAndAgeAreLookedAtWhenItIsFetched() {
        simulation.wish(2);
        denied.add("event-0");
        assertThat(ids(fetch())).containsExactly("event-1");
        assertThat(receipts("event-0")).extracting(KeptReceipt::outcome).containsExactly("withheld");
        simulation.wish(4);
        later(Duration.ofDays(95));
        assertThat(ids(fetch())).isEmpty();
        assertThat(simulation.states(lane)).containsEntry(DeliveryState.EXPIRED, 2L);
    }

    @Test
    void whatNobodyFetchesGrowsTooOld() {
        simulation.wish(2);
        simulation.run(Duration.ofDays(95));
        assertThat(simulation.states(lane)).containsExactly(Map.entry(DeliveryState.EXPIRED, 2L));
        assertThat(simulation.calls).isEmpty();
    }

    @Test
    void aRefundBeforeTheFetchLowersTheValueAndOneAfterItIsUnsupported() {
        change = Optional.of(new Change.Restated(SampleConversions.HAPPENED.plusSeconds(60),
                Money.parse("71.26", "USD")));
        wish(2);
        assertThat(fetch()).contains(",71.26,USD,");
        fetch();
        assertThat(ends()).containsExactly("delivered fetched", "suppressed folded");
        change = Optional.of(new Change.Retracted(SampleConversions.HAPPENED.plusSeconds(90)));
        wish(3);
        fetch();
        assertThat(ends()).last().isEqualTo("rejected unsupported: google-csv takes no retracted conversions");
    }

    private void wish(int rows) {
        simulation.wish(1, (position, entry) -> IntStream.range(0, rows).mapToObj(number -> new Wish(Simulation.ACME,
                lane.account(), "orders", "event-0", number, position, SampleConversions.HAPPENED)).toList());
    }

    private List<String> ends() {
        return simulation.outbox.of(lane, List.of(simulation.outbox.key(Simulation.ACME, "event-0"))).stream()
                .map(row -> row.state().label() + " " + row.reason()).toList();
    }

    @Test
    void whoIsErasedIsInNoFileAnyMore() {
        simulation.wish(2);
        fetch();
        long cause = simulation.rows(lane).stream().filter(row -> row.wish().conversion().equals("event-0"))
                .findFirst().orElseThrow().wish().cause();
        simulation.outbox.of(Simulation.ACME).erase(List.of(cause));
        assertThat(ids(fetch())).containsExactly("event-1");
    }

    @Test
    void twoWhoFetchAtOnceGetTheSameAndOneReceiptEach() throws Exception {
        simulation.wish(200);
        List<String> got = new ArrayList<>();
        List<Thread> threads = IntStream.range(0, 4).mapToObj(i -> Thread.ofVirtual().start(() -> {
            String file = fetch();
            synchronized (got) {
                got.add(file);
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(got).hasSize(4).containsOnly(got.getFirst());
        assertThat(ids(got.getFirst())).hasSize(200);
        assertThat(receipts("event-77")).hasSize(1);
    }

    @Test
    void aClickStaysAsItIsAndAFormulaDoesNot() {
        click = "-2+3;=cmd|' /C calc'!A0,\"";
        simulation.wish(1);
        assertThat(fetch()).doesNotContain("\r\n-2+3", "\r\n=");
        Conversion own = Simulation.conversion(new Wish(Simulation.ACME, "a", "r", "=1+cmd|x", 0, 0,
                SampleConversions.HAPPENED));
        Conversion formula = new Conversion(own.id(), own.name(), own.at(), own.source(), own.page(),
                new Order(Optional.of("=1+cmd|x"), own.order().value(), List.of()), own.person(),
                new Traces(Map.of("gclid", new Traces.Click("-Cj0_K", own.at())), Map.of()),
                own.consent(), own.custom(), own.share(), Optional.empty());
        String file = GOOGLE.write(List.of((Ready) Preparing.prepare(GOOGLE, formula,
                ACCOUNT, SampleConversions.NOW.plus(Duration.ofDays(1)))));
        assertThat(file).contains("\r\n-Cj0_K,Signed contract,", ",'=1+cmd|x\r\n");
    }
}
