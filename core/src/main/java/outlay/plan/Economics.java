package outlay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.base.Money;

/// What new customers cost and what they bring in, from sums that are shown beside every figure.
///
/// LTV is V(t) of [ValueCurve.Observed], after the margin, and never beyond what was observed. CAC is blended (spend
/// over all new customers), paid (spend over those who came from paid channels) and, where other costs are known,
/// loaded (spend and costs over all). LTV:CAC and payback take the loaded one where it is there, else the blended one.
public final class Economics {
    /// From here on a customer is worth what they cost, by the usual rule.
    public static final BigDecimal HEALTHY = BigDecimal.valueOf(3);
    private static final int COST_DECIMALS = 4;
    private static final int RATIO_DECIMALS = 2;

    /// What is added up.
    ///
    /// @param spendMicros  on media, in the currency's millionths
    /// @param costs        of everything else, by name
    /// @param newMicros    new customers, in millionths
    /// @param paidMicros   those of them who are credited to paid channels
    /// @param months       what they brought in, month by month since they came
    /// @param runningMinor what they brought in in months that have not ended yet, in minor units
    public record Sums(Currency currency, long spendMicros, SortedMap<String, Money> costs, long newMicros,
            long paidMicros, List<Earned> months, long runningMinor) {
        /// All that the new customers have brought in so far, refunds taken off, before the margin.
        public Money revenue() {
            long sum = runningMinor;
            for (Earned month : months) {
                sum = Math.addExact(sum, month.minor());
            }
            return new Money(sum, currency);
        }
    }

    /// A month of customers' lives: those who have been customers for at least so long, and what they brought in in it.
    ///
    /// @param month           1 is the first
    /// @param customersMicros in millionths; more than nothing
    /// @param minor           in the currency's minor units, refunds taken off
    public record Earned(int month, long customersMicros, long minor) {}

    /// @param margin        the part of revenue that is left after the cost of what was sold
    /// @param horizonMonths whose V is the lifetime value
    /// @param monthlyChurn  the part of customers that is lost each month, where somebody knows it
    public record Rules(BigDecimal margin, int horizonMonths, Optional<BigDecimal> monthlyChurn) {
        public Rules {
            if (horizonMonths < 1 || horizonMonths > ValueCurve.MOST_MONTHS) {
                throw new IllegalArgumentException("horizon_months " + horizonMonths + " must be from 1 to "
                        + ValueCurve.MOST_MONTHS);
            }
        }
    }

    private final Sums sums;
    private final Rules rules;
    private final Optional<ValueCurve> curve;

    public Economics(Sums sums, Rules rules) {
        this.sums = sums;
        this.rules = rules;
        curve = sums.months.isEmpty()
                ? Optional.empty()
                : Optional.of(ValueCurve.Observed.of(sums.months, Fraction.of(rules.margin), sums.currency));
    }

    public Sums sums() {
        return sums;
    }

    public Rules rules() {
        return rules;
    }

    /// How many months somebody has been a customer for.
    public int observedMonths() {
        return curve.map(ValueCurve::months).orElse(0);
    }

    /// V of each observed month, after the margin, rounded down.
    public List<Money> values() {
        return sums.months.stream().map(month -> curve.orElseThrow().value(month.month())).toList();
    }

    /// V at the horizon; absent while nobody has been a customer for so long.
    public Optional<Money> ltvAtHorizon() {
        return curve.filter(known -> known.months() >= rules.horizonMonths)
                .map(known -> known.value(rules.horizonMonths));
    }

    /// V as far as it was observed.
    public Optional<Money> ltvObserved() {
        return curve.map(known -> known.value(known.months()));
    }

    /// m / c: what a customer brings in in an average month, after the margin, over the churn. Absent without a churn:
    /// orders do not say that somebody will not come back.
    public Optional<Money> ltvSimple() {
        if (rules.monthlyChurn.isEmpty() || curve.isEmpty()) {
            return Optional.empty();
        }
        Fraction earned = Fraction.ZERO;
        Fraction lived = Fraction.ZERO;
        for (Earned month : sums.months) {
            earned = earned.plus(Fraction.of(month.minor()));
            lived = lived.plus(Fraction.of(month.customersMicros()).over(Fraction.of(Micros.PER_UNIT)));
        }
        return Optional.of(earned.over(lived).times(Fraction.of(rules.margin))
                .over(Fraction.of(rules.monthlyChurn.get())).floor(sums.currency));
    }

    /// Media over all new customers, 4 decimals; absent where there are none.
    public Optional<BigDecimal> cacBlended() {
        return cac(sums.spendMicros, sums.newMicros).map(this::money);
    }

    /// Media over the new customers that are credited to paid channels.
    public Optional<BigDecimal> cacPaid() {
        return cac(sums.spendMicros, sums.paidMicros).map(this::money);
    }

    /// Media and all other costs over all new customers; absent where no other costs are known.
    public Optional<BigDecimal> cacLoaded() {
        return sums.costs.isEmpty() ? Optional.empty() : cac(allMicros(), sums.newMicros).map(this::money);
    }

    /// V at the horizon, or as far as it was observed, over the cost of a customer; cut to 2 decimals.
    public Optional<BigDecimal> ltvCac() {
        Optional<Fraction> cost = cac(allMicros(), sums.newMicros).filter(cac -> cac.signum() > 0);
        return curve.flatMap(known -> cost
                .map(cac -> known.at(ltvMonths()).over(cac).decimal(RATIO_DECIMALS, RoundingMode.FLOOR)));
    }

    /// Which month's V [#ltvCac()] takes; 0 where there is none.
    public int ltvMonths() {
        return Math.min(observedMonths(), rules.horizonMonths);
    }

    /// When V first reaches the cost of a customer, within a month too; absent where it has not yet.
    public Optional<BigDecimal> paybackMonths() {
        Optional<Fraction> cost = cac(allMicros(), sums.newMicros);
        return curve.flatMap(known -> cost.flatMap(known::monthsToReach));
    }

    /// Whether LTV:CAC is above 3; absent where there is none.
    public Optional<Boolean> healthy() {
        return ltvCac().map(ratio -> ratio.compareTo(HEALTHY) > 0);
    }

    private long allMicros() {
        long all = sums.spendMicros;
        for (Money cost : sums.costs.values()) {
            all = Math.addExact(all, Micros.of(cost).micros());
        }
        return all;
    }

    /// In minor units, not rounded.
    private Optional<Fraction> cac(long costMicros, long customersMicros) {
        if (customersMicros <= 0) {
            return Optional.empty();
        }
        return Optional.of(Fraction.of(costMicros).times(Fraction.of(sums.currency.minorPerUnit()))
                .over(Fraction.of(customersMicros)));
    }

    private BigDecimal money(Fraction minor) {
        return minor.over(Fraction.of(sums.currency.minorPerUnit())).decimal(COST_DECIMALS, RoundingMode.HALF_UP);
    }
}
