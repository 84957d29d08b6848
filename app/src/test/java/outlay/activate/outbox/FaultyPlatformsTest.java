package outlay.activate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.fake.FakePlatforms;
import outlay.fake.Faults;
import outlay.store.DeliveryState;
import outlay.store.Lane;

/// Of six platforms that fail nearly half of the calls in every way that there is, each has in the end exactly what it
/// was to be told, once. `-Doutlay.deliveries=100000` is the full size.
class FaultyPlatformsTest {
    private static final int DELIVERIES = Integer.getInteger("outlay.deliveries", 2_400);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final List<String> SIX = List.of("meta", "google", "google-ads", "microsoft", "linkedin", "tiktok");
    /// 10 % 429, 20 % 5xx, 5 % reset, 5 % stall, 1 % broken JSON; 5 % more of the resets stand for time-outs.
    private static final Faults FAULTS = new Faults(7, 10, 20, 10, 5, 1, 1, 20);

    @TempDir
    private Path folder;

    @Test
    void faultsLoseNothingAndDoubleNothing() throws Exception {
        int each = DELIVERIES / SIX.size();
        try (Simulation simulation = new Simulation(folder, 11);
                FakePlatforms fakes = FakePlatforms.start(0, FAULTS, simulation.clock, SECRET);
                ToFakes wire = new ToFakes(fakes.uri(), simulation.clock)) {
            simulation.platform = wire;
            List<Lane> lanes = SIX.stream().map(label -> simulation.connect(SmallCalls.of(label, 25))).toList();
            simulation.wish(each);
            simulation.run(Duration.ofDays(20));
            for (Lane lane : lanes) {
                assertThat(simulation.states(lane)).as(lane.account())
                        .isEqualTo(Map.of(DeliveryState.DELIVERED, (long) each));
                assertThat(fakes.ledger(lane.account()).counted()).as(lane.account()).hasSize(each)
                        .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
                assertThat(fakes.ledger(lane.account()).calls()).as("faults made it call again")
                        .isGreaterThan(each / 25 * 5 / 4);
            }
            assertThat(simulation.rows(lanes.getFirst())).allSatisfy(row -> assertThat(simulation.outbox
                    .receipts(lanes.getFirst(), row.key())).hasSize(row.stand().receipts()).hasSizeBetween(
                            row.stand().attempts(), row.stand().attempts() + 1));
        }
    }
}
