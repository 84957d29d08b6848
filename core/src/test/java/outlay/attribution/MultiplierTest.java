package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.attribution.Multiplier.Measured;
import outlay.testkit.Property;

class MultiplierTest {
    @Test
    void aTestWithoutAnErrorIsTakenAsItIs() {
        assertThat(of(test(200_000, 0))).isEqualTo(new Multiplier(200_000, 0));
        assertThat(of(test(1_300_000, 0))).isEqualTo(new Multiplier(1_300_000, 0));
        assertThat(Multiplier.of(List.of(new Measured(80_000_000, 400_000_000, 0))))
                .isEqualTo(new Multiplier(200_000, 0));
    }

    /// log 0.5 = -0.693147; v = (0.25 / 0.5)^2 = 0.25 = tau^2, so half of it is left, exp(-0.346574) = 0.707107; what
    /// is left of the deviation is sqrt(1 / (4 + 4)) = 0.353553, times the multiplier 0.25.
    @Test
    void anUncertainTestIsShrunkTowardsOne() {
        assertThat(of(test(500_000, 250_000))).isEqualTo(new Multiplier(707_107, 250_000));
        assertThat(of(test(500_000, 900_000_000)).millionths()).isBetween(999_000L, 1_000_000L);
    }

    /// Precisions 4 and 16: y = (4 log 0.5 + 16 log 2) / 20, left are 20 / 24 of it: exp(12 log 2 / 24) = sqrt 2.
    @Test
    void severalTestsCountByTheInverseOfTheirVariance() {
        assertThat(of(test(500_000, 250_000), test(2_000_000, 500_000))).isEqualTo(new Multiplier(1_414_214, 288_675));
    }

    @Test
    void besideExactTestsOthersDoNotCount() {
        assertThat(of(test(500_000, 0), test(9_000_000, 100_000), test(2_000_000, 0)))
                .isEqualTo(new Multiplier(1_000_000, 0));
    }

    /// log 0.1 with v = 1: a fifth of it is left, 0.1^(1/5) = 0.630957.
    @Test
    void whatHasNoLogarithmIsNothingOrItsStandardError() {
        assertThat(of(test(0, 0))).isEqualTo(new Multiplier(0, 0));
        assertThat(of(test(-300_000, 0))).isEqualTo(new Multiplier(0, 0));
        assertThat(of(test(0, 0), test(5_000_000, 0))).isEqualTo(new Multiplier(0, 0));
        assertThat(of(test(0, 100_000)).millionths()).isEqualTo(630_957);
        assertThat(of(test(-300_000, 100_000))).isEqualTo(of(test(0, 100_000)));
        assertThat(of(test(-300_000, 3_500_000)).millionths()).as("no test that finds nothing adds credit")
                .isEqualTo(1_000_000);
    }

    @Test
    void isNeverMoreThanAThousand() {
        assertThat(Multiplier.of(List.of(new Measured(Long.MAX_VALUE, 1, 0))).millionths())
                .isEqualTo(Multiplier.MOST_MILLIONTHS);
    }

    @Test
    void isBetweenOneAndWhatWasMeasured() {
        Property.check(2_000, 5, draw -> {
            long measured = draw.between(1L, 20_000_000L);
            Multiplier multiplier = of(test(measured, draw.between(0L, 5_000_000L)));
            assertThat(multiplier.millionths()).isBetween(Math.min(measured, 1_000_000), Math.max(measured, 1_000_000));
            assertThat(multiplier.errorMillionths()).isGreaterThanOrEqualTo(0);
        });
    }

    @Test
    void multipliesExactlyAndRoundsHalfAwayFromZero() {
        assertThat(new Multiplier(500_000, 0).times(3)).isEqualTo(2);
        assertThat(new Multiplier(500_000, 0).times(-3)).isEqualTo(-2);
        assertThat(new Multiplier(1_000_000, 0).times(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(new Multiplier(0, 0).times(Long.MIN_VALUE)).isZero();
    }

    @Test
    void refusesWhatIsNoTest() {
        assertThatThrownBy(() -> new Measured(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> test(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of()).isInstanceOf(IllegalArgumentException.class);
    }

    private static Measured test(long millionths, long errorMillionths) {
        return new Measured(millionths, 1_000_000, errorMillionths);
    }

    private static Multiplier of(Measured... tests) {
        return Multiplier.of(List.of(tests));
    }
}
