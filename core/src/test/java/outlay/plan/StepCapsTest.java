package outlay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.base.Money;
import outlay.testkit.Property;

class StepCapsTest {
    @Test
    void goesBackwardsFromTheWinThroughTheRates() {
        List<StepCaps> caps = StepCaps.of(Money.parse("6000", "USD"), List.of(100_000L, 30_000L, 12_000L, 7_200L),
                1_584);
        assertThat(caps).extracting(cap -> cap.step().label() + " " + cap.max().amount()).containsExactly(
                "max_cpl 95.04", "max_cpmql 316.80", "max_cpsql 792.00", "max_cpo 1320.00");
        assertThat(StepCaps.of(Money.parse("1000", "USD"), List.of(100_000L, 30_000L, 12_000L, 7_200L), 1_584))
                .extracting(cap -> cap.max().amount()).containsExactly("15.84", "52.80", "132.00", "220.00");
    }

    @Test
    void saysHowLittleTwelveWinsSay() {
        StepCaps cap = StepCaps.of(Money.parse("6000", "USD"), List.of(800L, 0L, 0L, 0L), 12).get(0);
        assertThat(cap.rate().value()).isEqualByComparingTo("0.015");
        assertThat(cap.rate().low()).isEqualByComparingTo("0.008601");
        assertThat(cap.rate().high()).isEqualByComparingTo("0.026034");
        assertThat(cap.max().amount()).isEqualTo("90.00");
        assertThat(cap.low().amount()).isEqualTo("51.60");
        assertThat(cap.high().amount()).isEqualTo("156.20");
    }

    @Test
    void anIntervalHoldsItsRateAndStaysARate() {
        Property.check(2_000, 5, draw -> {
            long cases = draw.between(1L, 1L << draw.between(0, 40));
            Rate rate = new Rate(draw.pick(0L, cases, draw.between(0L, cases)), cases);
            assertThat(rate.low()).isBetween(new BigDecimal(0), rate.value());
            assertThat(rate.high()).isBetween(rate.value(), new BigDecimal(1));
        });
    }

    @Test
    void aFunnelThatWidensIsRefused() {
        Money max = Money.parse("1", "USD");
        assertThatThrownBy(() -> StepCaps.of(max, List.of(10L, 20L, 0L, 0L), 1)).hasMessageContaining("funnel");
        assertThatThrownBy(() -> StepCaps.of(max, List.of(10L, 0L, 0L, 0L), 11)).hasMessageContaining("funnel");
    }
}
