package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.journey.Journey;
import outlay.testkit.Property;

/// The laws of refunds and of the window for one person.
class AttributionTest {
    private static final int LOOKBACK_DAYS = 30;

    @Test
    void aRefundInAnyNumberOfStepsTakesBackExactlyWhatWasGiven() {
        Property.check(20_000, 7, draw -> {
            Journey journey = Journeys.random(draw);
            Model model = draw.pick(Model.ALL);
            Crediting crediting = Journeys.credited(new Attribution(model, LOOKBACK_DAYS), journey);
            if (crediting.none()) {
                return;
            }
            long value = Math.abs(journey.conversion().value().minor());
            long[] net = Journeys.parts(crediting, value);
            long refunded = 0;
            while (refunded < value) {
                long step = draw.between(1L, value - refunded);
                long[] change = crediting.change(-refunded, -(refunded + step));
                assertThat(Arrays.stream(change, 0, net.length).sum()).isEqualTo(-step);
                for (int i = 0; i < net.length; i++) {
                    net[i] += change[i];
                }
                refunded += step;
            }
            assertThat(net).containsOnly(0);
        });
    }

    @Test
    void aLongerWindowReachesTheSameTouchesAndPerhapsMore() {
        Property.check(5_000, 9, draw -> {
            Journey journey = Journeys.random(draw);
            int days = draw.between(0, 40);
            Path shorter = Journeys.credited(new Attribution(Model.LINEAR, days), journey).path();
            Path longer = Journeys.credited(new Attribution(Model.LINEAR, days + draw.between(0, 10)), journey)
                    .path();
            assertThat(touches(longer)).endsWith(touches(shorter));
        });
    }

    private static int[] touches(Path path) {
        return IntStream.range(0, path.size()).map(path::touch).toArray();
    }
}
