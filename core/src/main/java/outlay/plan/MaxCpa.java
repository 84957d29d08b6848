package outlay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.base.Money;
import outlay.plan.Limit.Kind;

/// The most that a new customer may cost: the smallest of the limits that are switched on, and which one that is.
///
/// With V(t) the cumulative value by month t after the margin, H the horizon, P the payback months, R the ratio and s
/// the media share: payback V(min(P, H)), ratio V(H) / R, breakeven V(H); max CAC is the least, max CPA = max CAC * s.
/// All is exact up to the last step, where an amount is rounded down to a minor unit.
///
/// @param maxCac        the whole cost of a customer
/// @param maxCpa        the media part of it, which campaigns are held against
/// @param binding       the limit that binds
/// @param limits        all that are on, in the order of [Kind]
/// @param paybackMonths when `maxCac` is earned back; absent: not within the horizon
/// @param ltvCac        the lifetime value over `maxCac`; absent where that is nothing
/// @param ltv           V(H), rounded down
/// @param breakEvenRoas 1 / margin: below it every order loses money; 4 decimals
public record MaxCpa(CpaRules rules, Money maxCac, Money maxCpa, Binding binding, List<Limit> limits,
        Optional<BigDecimal> paybackMonths, Optional<BigDecimal> ltvCac, Money ltv, BigDecimal breakEvenRoas) {
    private static final int ROAS_DECIMALS = 4;

    /// What the answer is limited by. Break-even is named only where nothing else gives the same.
    public enum Binding {
        PAYBACK, RATIO, BREAKEVEN,
        /// Payback and ratio give the same.
        BOTH
    }

    public static MaxCpa of(CpaRules rules) {
        Map<Kind, Fraction> caps = new EnumMap<>(Kind.class);
        Fraction ltv = rules.margin(rules.horizonMonths());
        caps.put(Kind.BREAKEVEN, ltv);
        rules.paybackMonths().ifPresent(
                months -> caps.put(Kind.PAYBACK, rules.margin(Math.min(months, rules.horizonMonths()))));
        rules.minLtvCac().ifPresent(ratio -> caps.put(Kind.RATIO, ltv.over(Fraction.of(ratio))));
        Fraction least = caps.values().stream().reduce(ltv, Fraction::min);
        Fraction cac = least.signum() < 0 ? Fraction.ZERO : least;
        Binding binding = binding(caps, least);
        List<Limit> limits = new ArrayList<>();
        caps.forEach((kind, cap) -> limits.add(new Capped(rules, kind, cap.signum() < 0 ? Fraction.ZERO : cap)
                .limit(cac, binds(kind, binding))));
        var currency = rules.curve().currency();
        return new MaxCpa(rules, cac.floor(currency), cac.times(Fraction.of(rules.mediaShare())).floor(currency),
                binding, List.copyOf(limits), Capped.payback(rules, cac), Capped.ratio(rules, cac),
                ltv.floor(currency),
                Fraction.of(1).over(Fraction.of(rules.margin())).decimal(ROAS_DECIMALS, RoundingMode.HALF_UP));
    }

    private static Binding binding(Map<Kind, Fraction> caps, Fraction least) {
        boolean payback = least.equals(caps.get(Kind.PAYBACK));
        boolean ratio = least.equals(caps.get(Kind.RATIO));
        if (payback && ratio) {
            return Binding.BOTH;
        }
        return payback ? Binding.PAYBACK : ratio ? Binding.RATIO : Binding.BREAKEVEN;
    }

    private static boolean binds(Kind kind, Binding binding) {
        return switch (kind) {
            case PAYBACK -> binding == Binding.PAYBACK || binding == Binding.BOTH;
            case RATIO -> binding == Binding.RATIO || binding == Binding.BOTH;
            case BREAKEVEN -> binding == Binding.BREAKEVEN;
        };
    }

    /// A limit with what it would lead to alone.
    private record Capped(CpaRules rules, Kind kind, Fraction cap) {
        Limit limit(Fraction cac, boolean binds) {
            var currency = rules.curve().currency();
            Fraction share = Fraction.of(rules.mediaShare());
            Money alone = cap.times(share).floor(currency);
            return new Limit(kind, formula(), cap.floor(currency), alone,
                    alone.minus(cac.times(share).floor(currency)), payback(rules, cap), ratio(rules, cap), binds);
        }

        private String formula() {
            int horizon = rules.horizonMonths();
            return switch (kind) {
                case PAYBACK -> {
                    int months = Math.min(rules.paybackMonths().orElse(horizon), horizon);
                    yield value(months) + " = " + amount(months);
                }
                case RATIO -> value(horizon) + " / " + rules.minLtvCac().orElse(BigDecimal.ONE).toPlainString() + " = "
                        + amount(horizon) + " / " + rules.minLtvCac().orElse(BigDecimal.ONE).toPlainString();
                case BREAKEVEN -> value(horizon) + " = " + amount(horizon);
            };
        }

        private String value(int month) {
            return "V(" + month + ")";
        }

        /// The numbers that V(month) is made of.
        private String amount(int month) {
            String curve = rules.curve() instanceof ValueCurve.Even even
                    ? even.ltv().amount() + (month == even.months() ? "" : " * " + month + " / " + even.months())
                    : rules.curve().value(month).amount();
            return rules.margin().compareTo(BigDecimal.ONE) == 0
                    ? curve
                    : curve + " * " + rules.margin().toPlainString();
        }

        static Optional<BigDecimal> payback(CpaRules rules, Fraction cac) {
            return rules.curve().monthsToReach(cac.over(Fraction.of(rules.margin())))
                    .filter(months -> months.compareTo(BigDecimal.valueOf(rules.horizonMonths())) <= 0);
        }

        static Optional<BigDecimal> ratio(CpaRules rules, Fraction cac) {
            return cac.signum() == 0
                    ? Optional.empty()
                    : Optional.of(rules.margin(rules.horizonMonths()).over(cac).decimal(2, RoundingMode.FLOOR));
        }
    }
}
