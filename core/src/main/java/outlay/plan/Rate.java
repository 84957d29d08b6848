package outlay.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// A rate that was observed, with the 95 % interval of Wilson (1927): of few cases little is known, and it says so.
///
/// With p = hits / cases, n = cases and z = 1.959964, the ends are
/// (p + z^2 / 2n -+ z * sqrt(p * (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n).
///
/// @param hits  from 0 to `cases`
/// @param cases at least 1
public record Rate(long hits, long cases) {
    private static final MathContext EXACT_ENOUGH = new MathContext(30, RoundingMode.HALF_EVEN);
    private static final BigDecimal Z = new BigDecimal("1.959963984540054");
    private static final BigDecimal Z2 = Z.multiply(Z, EXACT_ENOUGH);
    private static final int DECIMALS = 6;

    public Rate {
        if (cases < 1 || hits < 0 || hits > cases) {
            throw new IllegalArgumentException("a rate of " + hits + " out of " + cases);
        }
    }

    /// hits / cases, 6 decimals.
    public BigDecimal value() {
        return exact().decimal(DECIMALS, RoundingMode.HALF_UP);
    }

    /// The lower end of the interval, 6 decimals.
    public BigDecimal low() {
        return end(-1).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /// The upper end of the interval, 6 decimals.
    public BigDecimal high() {
        return end(1).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    Fraction exact() {
        return Fraction.of(hits).over(Fraction.of(cases));
    }

    Fraction exactLow() {
        return Fraction.of(end(-1));
    }

    Fraction exactHigh() {
        return Fraction.of(end(1));
    }

    private BigDecimal end(int side) {
        BigDecimal n = BigDecimal.valueOf(cases);
        BigDecimal p = BigDecimal.valueOf(hits).divide(n, EXACT_ENOUGH);
        BigDecimal spread = p.multiply(BigDecimal.ONE.subtract(p)).divide(n, EXACT_ENOUGH)
                .add(Z2.divide(n.multiply(n).multiply(BigDecimal.valueOf(4)), EXACT_ENOUGH)).sqrt(EXACT_ENOUGH);
        BigDecimal middle = p.add(Z2.divide(n.add(n), EXACT_ENOUGH));
        BigDecimal end = middle.add(Z.multiply(spread).multiply(BigDecimal.valueOf(side)))
                .divide(BigDecimal.ONE.add(Z2.divide(n, EXACT_ENOUGH)), EXACT_ENOUGH);
        // What is left of rounding must not make a rate negative or more than everything.
        return end.max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }
}
