package outlay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TellingTest {
    @Test
    void itIsTheShareOfPairsInWhichTheSecondTookLonger() {
        assertThat(Telling.apart(new long[]{1, 2}, new long[]{3, 4})).isEqualTo(1);
        assertThat(Telling.apart(new long[]{3, 4}, new long[]{1, 2})).isEqualTo(0);
        assertThat(Telling.apart(new long[]{1, 3}, new long[]{2, 3})).isEqualTo((1 + 1 + 0.5) / 4);
    }

    @Test
    void timesOfOneDistributionAreWithinChanceNearlyAlways() {
        SplittableRandom random = new SplittableRandom(7);
        int beyond = 0;
        for (int run = 0; run < 400; run++) {
            long[] first = random.longs(60, 0, 1_000_000).toArray();
            long[] second = random.longs(60, 0, 1_000_000).toArray();
            beyond += Math.abs(Telling.apart(first, second) - 0.5) > Telling.chance(60, 60) ? 1 : 0;
        }
        assertThat(beyond / 400.0).isCloseTo(0.05, within(0.03));
    }
}
