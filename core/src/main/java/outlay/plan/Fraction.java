package outlay.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import outlay.base.Currency;
import outlay.base.Money;

/// An exact quotient, so that a limit is rounded once, at its end.
///
/// @param below positive
record Fraction(BigInteger above, BigInteger below) implements Comparable<Fraction> {
    static final Fraction ZERO = of(0);

    Fraction {
        if (below.signum() <= 0) {
            throw new IllegalArgumentException("a fraction over " + below);
        }
        BigInteger common = above.gcd(below);
        above = above.divide(common);
        below = below.divide(common);
    }

    static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Fraction of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    Fraction plus(Fraction other) {
        return new Fraction(above.multiply(other.below).add(other.above.multiply(below)),
                below.multiply(other.below));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.above.negate(), other.below));
    }

    Fraction times(Fraction other) {
        return new Fraction(above.multiply(other.above), below.multiply(other.below));
    }

    /// @param other positive
    Fraction over(Fraction other) {
        return new Fraction(above.multiply(other.below), below.multiply(other.above));
    }

    Fraction min(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    int signum() {
        return above.signum();
    }

    /// As whole minor units, rounded down: a limit is never overstated.
    Money floor(Currency currency) {
        return new Money(decimal(0, RoundingMode.FLOOR).longValueExact(), currency);
    }

    BigDecimal decimal(int decimals, RoundingMode rounding) {
        return new BigDecimal(above).divide(new BigDecimal(below), decimals, rounding);
    }

    @Override
    public int compareTo(Fraction other) {
        return above.multiply(other.below).compareTo(other.above.multiply(below));
    }
}
