package outlay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.base.Money;

/// What a customer has brought in by the end of each month since the first: V(t), nothing at 0, even within a month.
/// It is never taken further than it is known.
public sealed interface ValueCurve {
    /// No curve goes further: a hundred years.
    int MOST_MONTHS = 1_200;

    Currency currency();

    /// The last month that it says something about.
    int months();

    /// The curve in one sentence, for whoever has to believe it.
    String sentence();

    /// V(month) in minor units, not rounded.
    ///
    /// @param month from 0 to [#months()]
    Fraction at(int month);

    /// V(month), rounded down.
    default Money value(int month) {
        return at(month).floor(currency());
    }

    /// When it first reaches `cost`, in months with two decimals; absent where it does not within what is known.
    default Optional<BigDecimal> monthsToReach(Fraction cost) {
        if (cost.signum() <= 0) {
            return Optional.of(BigDecimal.ZERO.setScale(2));
        }
        for (int month = 1; month <= months(); month++) {
            Fraction before = at(month - 1);
            Fraction after = at(month);
            if (after.compareTo(cost) >= 0) {
                Fraction within = cost.minus(before).over(after.minus(before));
                return Optional.of(Fraction.of(month - 1L).plus(within).decimal(2, RoundingMode.HALF_UP));
            }
        }
        return Optional.empty();
    }

    /// The lifetime value in equal parts over the months of the horizon: V(t) = LTV * t / months.
    ///
    /// @param ltv positive
    record Even(Money ltv, int months) implements ValueCurve {
        public Even {
            if (ltv.minor() <= 0) {
                throw new IllegalArgumentException("ltv " + ltv.amount() + " must be above 0");
            }
            requireMonths(months);
        }

        @Override
        public Currency currency() {
            return ltv.currency();
        }

        @Override
        public String sentence() {
            return ltv + " in equal parts over " + months + " months";
        }

        @Override
        public Fraction at(int month) {
            requireKnown(month, months);
            return Fraction.of(ltv.minor()).times(Fraction.of(month)).over(Fraction.of(months));
        }
    }

    /// What was observed, or is planned, month by month. A month may take something back.
    ///
    /// @param cumulative per customer by the end of the months 1, 2, ...; at least one
    /// @param customers  how many were observed, where it is known
    record Observed(List<Fraction> cumulative, Currency currency, Optional<Long> customers) implements ValueCurve {
        public Observed {
            cumulative = List.copyOf(cumulative);
            requireMonths(cumulative.size());
        }

        /// @param cumulative all in one currency
        public static Observed of(List<Money> cumulative, Optional<Long> customers) {
            if (cumulative.isEmpty()) {
                throw new IllegalArgumentException("the curve has no month; give at least one");
            }
            return new Observed(cumulative.stream().map(money -> Fraction.of(money.minor())).toList(),
                    cumulative.get(0).currency(), customers);
        }

        /// What customers of different ages brought in: V(t) is the sum of the months' averages, each over those who
        /// have been customers for at least so long, so that young customers count as far as they are known.
        ///
        /// @param months 1, 2, ... without a gap
        /// @param margin that every month is multiplied by
        static Observed of(List<Economics.Earned> months, Fraction margin, Currency currency) {
            List<Fraction> cumulative = new ArrayList<>();
            Fraction sum = Fraction.ZERO;
            for (Economics.Earned month : months) {
                sum = sum.plus(Fraction.of(month.minor()).times(Fraction.of(Micros.PER_UNIT)).times(margin)
                        .over(Fraction.of(month.customersMicros())));
                cumulative.add(sum);
            }
            return new Observed(cumulative, currency,
                    Optional.of(months.get(0).customersMicros() / Micros.PER_UNIT));
        }

        @Override
        public int months() {
            return cumulative.size();
        }

        @Override
        public String sentence() {
            return "a curve of " + months() + " months" + customers.map(count -> ", observed on " + count
                    + (count == 1 ? " customer" : " customers")).orElse("");
        }

        @Override
        public Fraction at(int month) {
            requireKnown(month, months());
            return month == 0 ? Fraction.ZERO : cumulative.get(month - 1);
        }
    }

    private static void requireMonths(int months) {
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("horizon-months " + months + " must be from 1 to " + MOST_MONTHS);
        }
    }

    private static void requireKnown(int month, int months) {
        if (month < 0 || month > months) {
            throw new IllegalArgumentException("month " + month + " lies outside of the curve's " + months + " months");
        }
    }
}
