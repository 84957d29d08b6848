package outlay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.plan.MaxCpa.Binding;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class MaxCpaTest {
    private static final Currency USD = new Currency("USD");

    @ParameterizedTest
    @CsvSource({"3000, 1, 12, 6, off, 1, 1500.00, PAYBACK", "3000, 1, 12, 6, 3, 1, 1000.00, RATIO",
            "3000, 1, 18, 6, 3, 1, 1000.00, BOTH", "3000, 1, 36, 6, 3, 1, 500.00, PAYBACK",
            "3000, 0.7, 12, 6, 3, 1, 700.00, RATIO", "3000, 1, 12, 6, 3, 0.5, 500.00, RATIO",
            "3000, 1, 24, 6, off, 1, 750.00, PAYBACK", "3000, 0.6, 12, 6, off, 1, 900.00, PAYBACK",
            "3000, 1, 12, 6, 0.5, 1, 1500.00, PAYBACK", "3000, 1, 12, off, 0.5, 1, 3000.00, BREAKEVEN",
            "3000, 1, 12, 36, off, 1, 3000.00, PAYBACK", "100, 1, 12, off, 3, 1, 33.33, RATIO",
            "0.02, 1, 12, 1, off, 1, 0.00, PAYBACK"})
    void theSmallestOfTheLimitsThatAreOnIsTheAnswer(String ltv, String margin, int horizon, String payback,
            String ratio, String share, String expected, Binding binding) {
        MaxCpa max = even(ltv, margin, horizon, payback, ratio, share);
        assertThat(max.maxCpa().amount()).isEqualTo(expected);
        assertThat(max.binding()).isEqualTo(binding);
    }

    @Test
    void theAnswerSaysWhatFollowsFromIt() {
        MaxCpa max = even("3000", "0.7", 12, "6", "3", "0.5");
        assertThat(max.maxCac()).hasToString("USD 700.00");
        assertThat(max.maxCpa()).hasToString("USD 350.00");
        assertThat(max.ltv()).hasToString("USD 2100.00");
        assertThat(max.paybackMonths()).contains(new BigDecimal("4.00"));
        assertThat(max.ltvCac()).contains(new BigDecimal("3.00"));
        assertThat(max.breakEvenRoas()).isEqualByComparingTo("1.4286");
        assertThat(max.limits()).extracting(Limit::formula).containsExactly("V(6) = 3000.00 * 6 / 12 * 0.7",
                "V(12) / 3 = 3000.00 * 0.7 / 3", "V(12) = 3000.00 * 0.7");
        assertThat(max.limits()).extracting(limit -> limit.maxCac().amount()).containsExactly("1050.00", "700.00",
                "2100.00");
        assertThat(max.limits()).extracting(limit -> limit.slack().amount()).containsExactly("175.00", "0.00",
                "700.00");
        assertThat(max.limits()).extracting(Limit::binds).containsExactly(false, true, false);
    }

    @ParameterizedTest
    @CsvSource({"0.40, 2.5", "0.60, 1.6667", "1, 1"})
    void breakEvenRoasIsOneOverTheMargin(String margin, String expected) {
        assertThat(even("3000", margin, 12, "6", "3", "1").breakEvenRoas()).isEqualByComparingTo(expected);
    }

    @Test
    void anObservedCurveIsTakenAsItIsAndNoFurther() {
        ValueCurve curve = curve("100", "180", "240", "230");
        MaxCpa max = MaxCpa.of(rules(curve, 4, "3", "off"));
        assertThat(max.maxCpa().amount()).isEqualTo("230.00");
        assertThat(max.binding()).as("the customer gave something back in month 4").isEqualTo(Binding.BREAKEVEN);
        assertThat(max.paybackMonths()).contains(new BigDecimal("2.83"));
        assertThat(MaxCpa.of(rules(curve, 4, "1", "off")).maxCpa().amount()).isEqualTo("100.00");
        assertThatThrownBy(() -> rules(curve, 5, "1", "off")).hasMessageContaining("horizon-months 5")
                .hasMessageContaining("4 months that the curve knows");
        assertThat(curve.monthsToReach(Fraction.of(30_000))).as("not yet").isEmpty();
    }

    @Test
    void aCurrencyWithoutDecimalsIsRoundedDownToItsUnit() {
        MaxCpa max = MaxCpa.of(new CpaRules(new ValueCurve.Even(Money.parse("1000", "JPY"), 12), 12, Optional.of(1),
                Optional.empty(), BigDecimal.ONE, BigDecimal.ONE));
        assertThat(max.maxCpa().amount()).isEqualTo("83");
    }

    @Test
    void noLimitIsEverPassedAndNoneCouldGiveMore() {
        Property.check(2_000, 11, draw -> {
            MaxCpa max = MaxCpa.of(any(draw));
            assertThat(max.limits()).allSatisfy(limit -> {
                assertThat(limit.maxCpa().minor()).isGreaterThanOrEqualTo(max.maxCpa().minor());
                assertThat(limit.maxCpa()).isEqualTo(max.maxCpa().plus(limit.slack()));
                assertThat(limit.binds() && limit.slack().minor() != 0).isFalse();
            });
            assertThat(max.limits()).anyMatch(Limit::binds);
            assertThat(max.maxCpa().minor()).isLessThanOrEqualTo(max.maxCac().minor());
            max.rules().paybackMonths().ifPresent(months -> {
                int within = Math.min(months, max.rules().horizonMonths());
                assertThat(Fraction.of(max.maxCac().minor()))
                        .isLessThanOrEqualTo(max.rules().margin(within).signum() < 0
                                ? Fraction.ZERO
                                : max.rules().margin(within));
            });
        });
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        assertThatThrownBy(() -> even("0", "1", 12, "6", "3", "1")).hasMessageContaining("ltv 0.00 must be above 0");
        assertThatThrownBy(() -> even("10", "0", 12, "6", "3", "1")).hasMessageContaining("margin 0 must be above 0");
        assertThatThrownBy(() -> even("10", "1.1", 12, "6", "3", "1")).hasMessageContaining("margin 1.1 must be");
        assertThatThrownBy(() -> even("10", "1", 0, "6", "3", "1")).hasMessageContaining("horizon-months 0");
        assertThatThrownBy(() -> even("10", "1", 12, "0", "3", "1")).hasMessageContaining("payback-months 0");
        assertThatThrownBy(() -> even("10", "1", 12, "6", "0", "1")).hasMessageContaining("min-ltv-cac 0");
        assertThatThrownBy(() -> even("10", "1", 12, "6", "3", "2")).hasMessageContaining("media-share 2");
        assertThatThrownBy(() -> rules(curve("-1"), 1, "1", "3")).hasMessageContaining("earns nothing");
    }

    private static CpaRules any(Draw draw) {
        int months = draw.between(1, 40);
        ValueCurve curve;
        if (draw.chance(50)) {
            curve = new ValueCurve.Even(new Money(draw.between(1L, 10_000_000L), USD), months);
        } else {
            List<Money> values = new ArrayList<>();
            for (int i = 0; i < months; i++) {
                values.add(new Money(draw.between(i == months - 1 ? 1L : -50L, 1_000_000L), USD));
            }
            curve = ValueCurve.Observed.of(values, Optional.empty());
        }
        return new CpaRules(curve, months, draw.chance(70) ? Optional.of(draw.between(1, 50)) : Optional.empty(),
                draw.chance(70) ? Optional.of(BigDecimal.valueOf(draw.between(1L, 60L), 1)) : Optional.empty(),
                BigDecimal.valueOf(draw.between(1L, 100L), 2), BigDecimal.valueOf(draw.between(1L, 100L), 2));
    }

    private static MaxCpa even(String ltv, String margin, int horizon, String payback, String ratio, String share) {
        return MaxCpa.of(new CpaRules(new ValueCurve.Even(Money.parse(ltv, "USD"), horizon), horizon, months(payback),
                ratio(ratio), new BigDecimal(margin), new BigDecimal(share)));
    }

    private static CpaRules rules(ValueCurve curve, int horizon, String payback, String ratio) {
        return new CpaRules(curve, horizon, months(payback), ratio(ratio), BigDecimal.ONE, BigDecimal.ONE);
    }

    private static ValueCurve curve(String... cumulative) {
        return ValueCurve.Observed.of(List.of(cumulative).stream().map(v -> Money.parse(v, "USD")).toList(),
                Optional.empty());
    }

    private static Optional<Integer> months(String text) {
        return text.equals("off") ? Optional.empty() : Optional.of(Integer.parseInt(text));
    }

    private static Optional<BigDecimal> ratio(String text) {
        return text.equals("off") ? Optional.empty() : Optional.of(new BigDecimal(text));
    }
}
