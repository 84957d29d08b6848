package outlay.activate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.egress.Outcome;
import outlay.fake.FakePlatforms;
import outlay.fake.Faults;
import outlay.platform.SampleConversions;
import outlay.store.DeliveryState;
import outlay.store.Lane;

/// A process that ends again and again between a destination's answer and the keeping of it loses nothing and has
/// nothing counted twice. `-Doutlay.kills=200` is the full size.
class DeliveryKillTest {
    private static final int KILLS = Integer.getInteger("outlay.kills", 3);
    private static final int DELIVERIES = 40 * (KILLS + 1);
    private static final int MOST_STARTS = 2 * KILLS + 10;
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// The process that ends: delivers from the folder given to the address given, and ends without a word behind the
    /// answer to its third call.
    public static void main(String[] arguments) throws IOException {
        AtomicInteger answers = new AtomicInteger();
        try (Simulation simulation = new Simulation(Path.of(arguments[0]), 1);
                ToFakes wire = new ToFakes(URI.create(arguments[1]), simulation.clock)) {
            simulation.platform = call -> {
                Outcome outcome = wire.apply(call);
                if (answers.incrementAndGet() == 3) {
                    Runtime.getRuntime().halt(9);
                }
                return outcome;
            };
            simulation.connect(SmallCalls.of("meta", 10));
            simulation.run(Duration.ofHours(1));
        }
    }

    @Test
    void endingBetweenAnswerAndCommitLosesAndDoublesNothing(@TempDir Path folder) throws Exception {
        Clock now = Clock.fixed(SampleConversions.NOW, ZoneOffset.UTC);
        try (FakePlatforms fakes = FakePlatforms.start(0, Faults.NONE, now, SECRET)) {
            Lane lane;
            try (Simulation simulation = new Simulation(folder, 1)) {
                lane = simulation.connect(SmallCalls.of("meta", 10));
                simulation.wish(DELIVERIES);
            }
            int killed = 0;
            int starts = 0;
            while (starts < MOST_STARTS && exit(folder, fakes.uri()) == 9) {
                killed++;
                starts++;
            }
            assertThat(killed).isGreaterThanOrEqualTo(KILLS);
            try (Simulation simulation = new Simulation(folder, 1)) {
                assertThat(simulation.states(lane)).isEqualTo(Map.of(DeliveryState.DELIVERED, (long) DELIVERIES));
            }
            assertThat(fakes.ledger("meta").counted()).hasSize(DELIVERIES)
                    .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
            assertThat(fakes.ledger("meta").duplicates()).as("it was told again what was in doubt").isPositive();
        }
    }

    private static int exit(Path folder, URI fakes) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process child = new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                DeliveryKillTest.class.getName(), folder.toString(), fakes.toString()).inheritIO().start();
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return child.exitValue();
    }
}
