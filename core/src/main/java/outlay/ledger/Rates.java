package outlay.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.fact.Fact;
import outlay.fact.Rate;

/// What currencies were worth in each other, by day.
///
/// The rate of a day is the one published on it or the last before it, at most [#DAYS_BACK] days back, because nothing
/// is published on weekends and holidays. A published pair is preferred to its inverse, and both to a cross through a
/// third currency in which both are quoted. Amounts are multiplied exactly and rounded half up once.
public final class Rates {
    static final int DAYS_BACK = 10;

    private record Pair(Currency base, Currency quote) {}

    private final Map<Pair, TreeMap<Day, Rate>> published = new HashMap<>();
    private final TreeSet<Currency> bases = new TreeSet<>();

    private Rates() {}

    /// Where two sources publish the same pair and day, the one whose name comes first in the alphabet holds.
    public static Rates of(Iterable<? extends Fact> facts) {
        Comparator<Rate> firstSource = Comparator.comparing(Rate::source).thenComparing(Rate::rate);
        Rates rates = new Rates();
        for (Fact fact : facts) {
            if (fact instanceof Rate rate) {
                if (rate.rate().signum() <= 0) {
                    throw new IllegalArgumentException("rate " + rate.rate() + " from " + rate.base() + " to "
                            + rate.quote() + " on " + rate.day() + " must be positive; import it anew");
                }
                rates.bases.add(rate.base());
                rates.published.computeIfAbsent(new Pair(rate.base(), rate.quote()), pair -> new TreeMap<>())
                        .merge(rate.day(), rate, (a, b) -> firstSource.compare(a, b) <= 0 ? a : b);
            }
        }
        return rates;
    }

    /// Turns amounts into `target`; remembers the rates that it has looked up, and so belongs to one thread.
    public Exchange into(Currency target) {
        return new Exchange(target);
    }

    /// One unit of something is worth `above / below`: a quotient, so that an inverse and a cross are exact too.
    private record Factor(BigDecimal above, BigDecimal below, List<Rate.Used> used) {
        static Factor by(Rate rate) {
            return new Factor(rate.rate(), BigDecimal.ONE, List.of(new Rate.Used(rate, false)));
        }

        static Factor through(Rate inverse) {
            return new Factor(BigDecimal.ONE, inverse.rate(), List.of(new Rate.Used(inverse, true)));
        }

        static Factor across(Rate above, Rate below) {
            return new Factor(above.rate(), below.rate(),
                    List.of(new Rate.Used(below, true), new Rate.Used(above, false)));
        }

        /// @param unscaled the amount in units of ten to the minus `decimals`; the result has `decimalsAfter`
        long times(long unscaled, int decimals, int decimalsAfter) {
            return BigDecimal.valueOf(unscaled, decimals).multiply(above)
                    .divide(below, decimalsAfter, RoundingMode.HALF_UP).unscaledValue().longValueExact();
        }
    }

    private Optional<Factor> factor(Currency from, Currency to, Day day) {
        Optional<Factor> direct = last(from, to, day).map(Factor::by);
        if (direct.isPresent()) {
            return direct;
        }
        Optional<Factor> inverse = last(to, from, day).map(Factor::through);
        if (inverse.isPresent()) {
            return inverse;
        }
        for (Currency base : bases) {
            Optional<Rate> above = last(base, to, day);
            Optional<Rate> below = last(base, from, day);
            if (above.isPresent() && below.isPresent()) {
                return Optional.of(Factor.across(above.get(), below.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Rate> last(Currency base, Currency quote, Day day) {
        TreeMap<Day, Rate> days = published.get(new Pair(base, quote));
        Map.Entry<Day, Rate> entry = days == null ? null : days.floorEntry(day);
        return entry == null || entry.getKey().plus(DAYS_BACK).compareTo(day) < 0
                ? Optional.empty()
                : Optional.of(entry.getValue());
    }

    /// Turns amounts into one currency at the rate of a day, or throws [UnknownRate].
    public final class Exchange {
        private record Dated(Currency from, Day day) {}

        private final Currency target;
        private final Map<Dated, Factor> known = new HashMap<>();

        private Exchange(Currency target) {
            this.target = target;
        }

        public Micros convert(Micros amount, Day day) {
            if (amount.currency().equals(target) || amount.micros() == 0) {
                return new Micros(amount.micros(), target);
            }
            return new Micros(factor(amount.currency(), day).times(amount.micros(), Micros.DECIMALS, Micros.DECIMALS),
                    target);
        }

        public Money convert(Money amount, Day day) {
            if (amount.currency().equals(target) || amount.isZero()) {
                return new Money(amount.minor(), target);
            }
            return new Money(factor(amount.currency(), day).times(amount.minor(), amount.currency().decimals(),
                    target.decimals()), target);
        }

        /// The rates by which an amount is turned, in the order in which they apply; none where it stays as it is.
        public List<Rate.Used> used(Micros amount, Day day) {
            return amount.currency().equals(target) || amount.micros() == 0
                    ? List.of()
                    : factor(amount.currency(), day).used();
        }

        private Factor factor(Currency from, Day day) {
            return known.computeIfAbsent(new Dated(from, day), key -> Rates.this.factor(from, target, day)
                    .orElseThrow(() -> new UnknownRate(from, target, day)));
        }
    }
}
