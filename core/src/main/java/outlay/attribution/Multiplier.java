package outlay.attribution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// By how much the credit of a channel is multiplied so that it agrees with its lift tests.
///
/// Of each test the logarithm of its multiplier `m` is taken, with the variance `v = (s / m)^2`, where `s` is the
/// standard error of `m`. Several are combined by inverse variance, `y = sum(y_i / v_i) / sum(1 / v_i)`,
/// `v = 1 / sum(1 / v_i)`, and the result is shrunk towards no correction at all:
/// `log m' = y * tau^2 / (tau^2 + v)`, with `tau` = [#TAU]. This is the mean that is left of a normal belief about
/// `log m` with mean 0 and standard deviation `tau` once the tests are known; the standard deviation that is left,
/// times `m'`, is the error.
///
/// Two cases have no such formula. A test without an error is exact: beside exact ones others do not count, and several
/// exact ones give their geometric mean. A multiplier of zero or less has no logarithm: where it is exact nothing is
/// left of the credit; or else it stands as its standard error, the smallest that could be told from nothing, or as 1
/// where that is less, with the variance 1.
///
/// Plain double arithmetic and [StrictMath], which give the same bits on every machine; money never enters it.
///
/// @param millionths      from 0 to [#MOST_MILLIONTHS]
/// @param errorMillionths standard error, in the same unit
public record Multiplier(long millionths, long errorMillionths) {
    /// How far multipliers lie from 1 before any test: two of three between 0.61 and 1.65.
    static final double TAU = 0.5;
    /// A channel is never credited with more than a thousand times what the model gives it.
    public static final long MOST_MILLIONTHS = 1_000_000_000;
    private static final int DECIMALS = 6;
    private static final double ONE = 1e6;

    /// The result of one test: the multiplier `above / below`, so that a quotient of counts need not be rounded.
    ///
    /// @param below           more than 0
    /// @param errorMillionths standard error of the quotient, not less than 0
    public record Measured(long above, long below, long errorMillionths) {
        public Measured {
            if (below <= 0 || errorMillionths < 0) {
                throw new IllegalArgumentException("a lift test has the multiplier " + above + " / " + below
                        + " and the standard error " + errorMillionths
                        + " millionths; there must be something below the line, and an error is not less than 0");
            }
        }

        /// Whether it is to be taken as it is.
        public boolean exact() {
            return errorMillionths == 0;
        }

        private double logarithm() {
            return StrictMath.log(above > 0 ? quotient() : Math.min(errorMillionths / ONE, 1));
        }

        private double precision() {
            double relative = above > 0 ? errorMillionths / ONE / quotient() : 1;
            return 1 / (relative * relative);
        }

        private double quotient() {
            return (double) above / below;
        }
    }

    /// What tests of one channel say together.
    ///
    /// @param tests at least one; always in the same order, so that the last bit is the same
    public static Multiplier of(List<Measured> tests) {
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("there is no multiplier without a test");
        }
        List<Measured> exact = tests.stream().filter(Measured::exact).toList();
        if (!exact.isEmpty()) {
            double sum = 0;
            for (Measured test : exact) {
                sum += test.logarithm();
            }
            return new Multiplier(millionths(StrictMath.exp(sum / exact.size())), 0);
        }
        double weighted = 0;
        double precision = 0;
        for (Measured test : tests) {
            weighted += test.logarithm() * test.precision();
            precision += test.precision();
        }
        double left = 1 / (precision + 1 / (TAU * TAU));
        double multiplier = StrictMath.exp(weighted * left);
        return new Multiplier(millionths(multiplier), millionths(multiplier * Math.sqrt(left)));
    }

    /// So many times `amount`, in its own unit, rounded half away from zero.
    public long times(long amount) {
        return BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(millionths, DECIMALS))
                .setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static long millionths(double value) {
        return Math.min(MOST_MILLIONTHS, Math.round(value * ONE));
    }
}
