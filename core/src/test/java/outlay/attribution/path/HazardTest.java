package outlay.attribution.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.testkit.Property;

class HazardTest {
    @Test
    void theExampleOfTheLiterature() {
        Hazard hazard = new Hazard(Math.log(2) / 0.1, Math.log(2) / 0.5);
        hazard.conversion(1);
        hazard.touchBefore(0, 10);
        hazard.touchBefore(1, 2);
        assertThat(hazard.credits(0.02, 0.10).conversions()).containsExactly(new double[]{0.038, 0.962}, within(5e-4));
    }

    /// With one channel everything is its: beta is conversions over the exposure of its touches.
    @Test
    void oneChannelEarnsEverything() {
        Hazard hazard = new Hazard(1);
        for (int touch = 0; touch < 10; touch++) {
            hazard.touch(0, 1);
        }
        hazard.conversion(7);
        hazard.touchBefore(0, 0.5);
        hazard.touchBefore(0, 0);
        Hazard.Fit fit = hazard.fit();
        assertThat(fit.credits().conversions()).containsExactly(new double[]{1}, within(1e-14));
        assertThat(fit.credits().values()).containsExactly(new double[]{7}, within(1e-14));
        // Half of each touch's effect was seen: ten touches are an exposure of five.
        assertThat(fit.beta()[0]).isCloseTo(0.2, within(1e-14));
        assertThat(fit.near()).isTrue();
    }

    /// At the maximum the parts of the rate add up to beta times exposure for every channel that has one, and no other
    /// betas near them are more likely.
    @Test
    void noOtherBetasAreMoreLikely() {
        Property.check(200, 5, draw -> {
            double[] exposure = new double[3];
            List<double[]> conversions = new ArrayList<>();
            Hazard hazard = new Hazard(2, 2, 2);
            for (int touch = 0; touch < 60; touch++) {
                int channel = touch < 3 ? touch : draw.between(0, 2);
                double watched = draw.between(1, 40) / 4.0;
                hazard.touch(channel, watched);
                exposure[channel] += 1 - Math.pow(2, -watched / 2);
            }
            int count = draw.between(1, 12);
            for (int conversion = 0; conversion < count; conversion++) {
                double[] rates = new double[3];
                hazard.conversion(1);
                for (int channel = 0; channel < 3; channel++) {
                    if (draw.chance(60) || channel == 0) {
                        double age = draw.between(0, 40) / 4.0;
                        hazard.touchBefore(channel, age);
                        rates[channel] += Math.log(2) / 2 * Math.pow(2, -age / 2);
                    }
                }
                conversions.add(rates);
            }
            Hazard.Fit fit = hazard.fit();
            double best = likelihood(fit.beta(), conversions, exposure);
            assertThat(Arrays.stream(fit.credits().conversions()).sum()).isCloseTo(count, within(1e-9));
            for (int attempt = 0; attempt < 20; attempt++) {
                double[] other = fit.beta().clone();
                for (int channel = 0; channel < 3; channel++) {
                    other[channel] = Math.max(0, other[channel] + draw.between(-100, 100) / 1000.0);
                }
                assertThat(likelihood(other, conversions, exposure))
                        .isLessThanOrEqualTo(best + count * fit.gap() + 1e-9);
            }
        });
    }

    @Test
    void aHalfLifeMustBePositive() {
        assertThatThrownBy(() -> new Hazard(1, 0)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new Hazard(1, Double.NaN)).hasMessageContaining("must be positive");
    }

    private static double likelihood(double[] beta, List<double[]> conversions, double[] exposure) {
        double likelihood = 0;
        for (double[] rates : conversions) {
            double rate = 0;
            for (int channel = 0; channel < beta.length; channel++) {
                rate += beta[channel] * rates[channel];
            }
            likelihood += Math.log(rate);
        }
        for (int channel = 0; channel < beta.length; channel++) {
            likelihood -= beta[channel] * exposure[channel];
        }
        return likelihood;
    }
}
