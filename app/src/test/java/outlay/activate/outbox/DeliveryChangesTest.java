package outlay.activate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.Person;
import outlay.activate.Traces;
import outlay.activate.egress.Outcome;
import outlay.base.Money;
import outlay.platform.SampleConversions;
import outlay.store.KeptDelivery;
import outlay.store.Lane;
import outlay.store.Wish;

/// What becomes of changes to conversions: told once, of what the destination has, and by what it was told by.
class DeliveryChangesTest {
    private static final Duration LONG = Duration.ofDays(30);
    private static final String TAKEN = "{\"results\":[{\"orderId\":\"event-0\"}]}";

    @TempDir
    private Path folder;
    private Simulation simulation;
    private Optional<Change> first = Optional.empty();
    private Optional<Change> second = Optional.empty();
    private boolean known = true;
    private Scripted google;

    @BeforeEach
    void begin() {
        simulation = new Simulation(folder, 5);
        simulation.telling = this::tell;
        google = new Scripted(simulation.clock, told -> told.answer(200, TAKEN));
        simulation.platform = call -> google.apply(call);
    }

    @AfterEach
    void end() {
        simulation.close();
    }

    private Telling.Told tell(Wish wish, Instant now) {
        Optional<Change> change = wish.change() == 1 ? first : wish.change() == 2 ? second : Optional.empty();
        Conversion plain = Simulation.conversion(wish);
        Conversion told = new Conversion(plain.id(), plain.name(), plain.at(), plain.source(), plain.page(),
                plain.order(), plain.person(), plain.traces(), plain.consent(), plain.custom(), Optional.empty(),
                change);
        return new Telling.Told.Tell(known ? told : SampleConversions.with(told, Person.NOBODY, Traces.NONE), "said");
    }

    private static Optional<Change> restated(String value) {
        return Optional.of(new Change.Restated(SampleConversions.HAPPENED.plusSeconds(7_200), Money.parse(value,
                "USD")));
    }

    private static Optional<Change> retracted() {
        return Optional.of(new Change.Retracted(SampleConversions.HAPPENED.plusSeconds(7_200)));
    }

    /// The conversion and its first changes.
    private void wish(int rows) {
        simulation.wish(1, (position, entry) -> IntStream.range(0, rows).mapToObj(change -> new Wish(Simulation.ACME,
                simulation.accounts.keySet().iterator().next(), "orders", "event-0", change, position,
                SampleConversions.HAPPENED)).toList());
    }

    private List<String> ends(Lane lane) {
        return simulation.outbox.of(lane, List.of(simulation.outbox.key(Simulation.ACME, "event-0"))).stream()
                .map(row -> row.state().label() + " " + row.reason()).toList();
    }

    private List<String> paths() {
        return google.calls.stream().map(call -> call.call().uri().getPath().replaceFirst(".*:", "")).toList();
    }

    @Test
    void aChangeGoesWhereChangesGoOnceTheConversionIsThere() {
        Lane lane = simulation.connect(Simulation.destination("google-ads"));
        wish(1);
        simulation.run(Duration.ofHours(1));
        first = restated("71.26");
        known = false;
        wish(2);
        simulation.run(LONG);
        assertThat(ends(lane)).containsExactly("delivered ", "delivered ");
        assertThat(paths()).containsExactly("uploadClickConversions", "uploadConversionAdjustments");
        assertThat(google.calls.getLast().call().body()).contains("RESTATEMENT", "\"orderId\":\"event-0\"", "71.26");
    }

    @Test
    void aChangeIsToldByWhatTheConversionWasToldBy() {
        google = new Scripted(simulation.clock, told -> told.answer(200, "{\"PartialErrors\":[]}"));
        Lane lane = simulation.connect(Simulation.destination("microsoft-offline"));
        wish(1);
        simulation.run(Duration.ofHours(1));
        first = retracted();
        known = false;
        wish(2);
        simulation.run(LONG);
        assertThat(ends(lane)).containsExactly("delivered ", "delivered ");
        assertThat(google.calls.getLast().call().body()).contains("Retract", "0b0a1c2d3e4f5a6b7c8d9e0f1a2b3c4d");
    }

    @Test
    void aConversionThatWaitsIsToldAtItsNewValueAlone() {
        first = restated("71.26");
        Lane lane = simulation.connect(Simulation.destination("google-ads"));
        wish(2);
        simulation.run(LONG);
        assertThat(paths()).containsExactly("uploadClickConversions");
        assertThat(google.calls.getFirst().call().body()).contains("\"conversionValue\":71.26");
        assertThat(ends(lane)).containsExactly("delivered ", "suppressed folded");
    }

    @Test
    void aConversionUndoneBeforeItIsToldIsNotTold() {
        first = restated("71.26");
        second = retracted();
        Lane lane = simulation.connect(Simulation.destination("google-ads"));
        wish(3);
        simulation.run(LONG);
        assertThat(google.calls).isEmpty();
        assertThat(ends(lane)).containsExactly("suppressed undone", "suppressed original-not-delivered: suppressed",
                "suppressed original-not-delivered: suppressed");
    }

    @Test
    void ofTwoChangesTheLaterIsTold() {
        Lane lane = simulation.connect(Simulation.destination("google-ads"));
        wish(1);
        simulation.run(Duration.ofHours(1));
        first = restated("100.00");
        second = restated("50.00");
        wish(3);
        simulation.run(LONG);
        assertThat(ends(lane)).containsExactly("delivered ", "suppressed superseded", "delivered ");
        assertThat(google.calls.getLast().call().body()).contains("50.00").doesNotContain("100.00");
    }

    @Test
    void whatMayBeThereIsToldAgainAsItWasAndItsChangeFollows() {
        int[] calls = {0};
        google = new Scripted(simulation.clock, told -> ++calls[0] == 1
                ? new Outcome.NoAnswer("timeout")
                : told.answer(200, TAKEN));
        first = Optional.empty();
        Lane lane = simulation.connect(Simulation.destination("google-ads"));
        wish(1);
        simulation.run(Duration.ofMillis(200));
        first = restated("71.26");
        wish(2);
        simulation.run(LONG);
        assertThat(paths()).containsExactly("uploadClickConversions", "uploadClickConversions",
                "uploadConversionAdjustments");
        assertThat(google.calls.get(1).call().body()).contains("\"conversionValue\":142.52");
        assertThat(ends(lane)).containsExactly("delivered ", "delivered ");
    }

    @Test
    void aDestinationThatTakesNoChangesSaysSo() {
        google = new Scripted(simulation.clock, Scripted.Told::taken);
        Lane lane = simulation.connect(Simulation.destination("meta"));
        wish(1);
        simulation.run(Duration.ofHours(1));
        first = retracted();
        wish(2);
        simulation.run(LONG);
        assertThat(google.calls).hasSize(1);
        assertThat(ends(lane)).containsExactly("delivered ",
                "rejected unsupported: meta takes no retracted conversions");
    }

    @Test
    void aChangeToWhatWasRefusedIsNotTold() {
        google = new Scripted(simulation.clock, told -> told.answer(400,
                "{\"error\":{\"code\":100,\"error_subcode\":2804019}}"));
        first = restated("1.00");
        Lane lane = simulation.connect(Simulation.destination("meta"));
        wish(2);
        simulation.run(LONG);
        List<KeptDelivery> rows = simulation.rows(lane);
        assertThat(rows).hasSize(2);
        assertThat(ends(lane)).containsExactly("rejected rejected: 100/2804019",
                "suppressed original-not-delivered: rejected");
    }
}
