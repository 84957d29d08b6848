package outlay.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.fact.Company;
import outlay.plan.Target;

/// What the conversions of a row may have cost together, each by the narrowest target that speaks of it: that of its
/// campaign before that of its channel, and of these that of its company's segment before that of all.
final class Allowance {
    private static final Comparator<Target> BY_NARROWNESS = Comparator
            .<Target>comparingInt(target -> target.campaign().isEmpty() ? 0 : 1)
            .thenComparingInt(target -> target.channel().isEmpty() ? 0 : 1)
            .thenComparingInt(target -> target.segment().isEmpty() ? 0 : 1);

    private final Currency currency;
    private BigInteger allowed = BigInteger.ZERO;
    private long covered;
    private boolean allCovered = true;

    private Allowance(Currency currency) {
        this.currency = currency;
    }

    /// The narrowest of these that speaks of a conversion of the company; of equally narrow ones the first.
    static Optional<Target> narrowest(List<Target> targets, Optional<Company> company) {
        return targets.stream()
                .filter(target -> target.segment().isEmpty()
                        || company.filter(target.segment().get()::covers).isPresent())
                .reduce((one, other) -> BY_NARROWNESS.compare(other, one) > 0 ? other : one);
    }

    /// @param targets that have a max CPA in the currency of the conversions
    static Allowance of(Contributions conversions, List<Target> targets, Currency currency, Books books) {
        Allowance allowance = new Allowance(currency);
        for (Contributions.Line line : conversions.lines()) {
            long count = line.credited().conversionMicros();
            if (count != 0) {
                Optional<Micros> most = narrowest(targets, books.companyOf(line.conversion()))
                        .flatMap(Target::maxCpa);
                most.ifPresentOrElse(micros -> allowance.add(micros, count), () -> allowance.allCovered = false);
            }
        }
        return allowance;
    }

    private void add(Micros most, long count) {
        allowed = allowed.add(BigInteger.valueOf(most.micros()).multiply(BigInteger.valueOf(count)));
        covered = Math.addExact(covered, count);
    }

    /// What one of them may cost on average; absent where no target speaks of any.
    Optional<Micros> each() {
        return covered <= 0
                ? Optional.empty()
                : Optional.of(new Micros(new BigDecimal(allowed).divide(BigDecimal.valueOf(covered), 0,
                        RoundingMode.HALF_UP).longValueExact(), currency));
    }

    /// Whether so much spend is more; absent where no target speaks of some of them.
    Optional<Boolean> above(long spendMicros) {
        return covered <= 0 || !allCovered
                ? Optional.empty()
                : Optional.of(BigInteger.valueOf(spendMicros).multiply(BigInteger.valueOf(Micros.PER_UNIT))
                        .compareTo(allowed) > 0);
    }
}
