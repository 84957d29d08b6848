package outlay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import outlay.base.Micros;

/// What one more conversion costs at today's spend, which is more than the average: conversions = k * spend^b, so
/// marginal CPA = average CPA / b.
///
/// b is fitted by the quasi-likelihood of Poisson (Wedderburn 1974: variance in proportion to the mean, so that periods
/// without a conversion count and none needs a logarithm), with a 95 % interval from Student's t. Where the spend never
/// varied, or the interval of b reaches to nothing, the marginal cost is not identifiable, and is not guessed.
///
/// @param averageCpa of all periods; absent without a conversion
/// @param fit        absent where it is not identifiable
/// @param why        why it is not, or ""
public record Marginal(Optional<BigDecimal> averageCpa, Optional<Fit> fit, String why) {
    /// @param elasticity b: by how many percent conversions grow with one percent more spend
    /// @param cpa        average / b
    /// @param low        average / the upper end of b
    /// @param high       average / the lower end of b
    public record Fit(BigDecimal elasticity, BigDecimal elasticityLow, BigDecimal elasticityHigh, BigDecimal cpa,
            BigDecimal low, BigDecimal high) {}

    /// What was spent and got in a period; all of the same length and currency.
    ///
    /// @param conversionMicros in millionths of a conversion
    public record Point(long spendMicros, long conversionMicros) {
        public Point {
            if (spendMicros < 0 || conversionMicros < 0) {
                throw new IllegalArgumentException("spend and conversions of a period must not be negative");
            }
        }
    }

    /// Of periods with spend.
    public static final int FEWEST_PERIODS = 8;
    /// Below it the spend is as good as constant: a tenth up and down, roughly.
    private static final double LEAST_SPREAD = 0.1;
    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-12;
    private static final int DECIMALS = 4;

    /// @param periods those without spend say nothing about it and are left out
    public static Marginal of(List<Point> periods) {
        Fitting fitting = new Fitting(periods.stream().filter(point -> point.spendMicros > 0).toList());
        return fitting.marginal();
    }

    /// The periods while b is being looked for, by Newton's steps on two parameters.
    private static final class Fitting {
        private final double[] x;
        private final double[] y;
        private final Optional<BigDecimal> average;
        private double a;
        private double b = 1;
        private double spread;

        Fitting(List<Point> points) {
            long spend = 0;
            long conversions = 0;
            double mean = 0;
            x = new double[points.size()];
            y = new double[points.size()];
            for (int i = 0; i < x.length; i++) {
                spend = Math.addExact(spend, points.get(i).spendMicros);
                conversions = Math.addExact(conversions, points.get(i).conversionMicros);
                x[i] = StrictMath.log((double) points.get(i).spendMicros / Micros.PER_UNIT);
                y[i] = (double) points.get(i).conversionMicros / Micros.PER_UNIT;
                mean += x[i] / x.length;
            }
            for (int i = 0; i < x.length; i++) {
                x[i] -= mean;
                spread += x[i] * x[i];
            }
            spread = x.length == 0 ? 0 : Math.sqrt(spread / x.length);
            average = conversions == 0
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(spend).divide(BigDecimal.valueOf(conversions), 10,
                            RoundingMode.HALF_UP));
        }

        Marginal marginal() {
            Optional<BigDecimal> shown = average.map(cpa -> cpa.setScale(DECIMALS, RoundingMode.HALF_UP));
            if (x.length < FEWEST_PERIODS) {
                return new Marginal(shown, Optional.empty(), "there are " + x.length + " periods with spend, and "
                        + FEWEST_PERIODS + " are needed");
            }
            if (average.isEmpty()) {
                return new Marginal(shown, Optional.empty(), "there is no conversion");
            }
            if (spread < LEAST_SPREAD) {
                return new Marginal(shown, Optional.empty(), "the spend hardly varied");
            }
            double error = standardError();
            double reach = StudentT.quantile975(x.length - 2) * error;
            if (!(b - reach > 0) || Double.isInfinite(reach)) {
                return new Marginal(shown, Optional.empty(),
                        "conversions do not follow the spend clearly enough");
            }
            return new Marginal(shown, Optional.of(new Fit(decimal(b), decimal(b - reach), decimal(b + reach),
                    cost(b), cost(b + reach), cost(b - reach))), "");
        }

        /// Fits a and b, and gives the standard error of b; not a number where there is no fit.
        private double standardError() {
            double sum = 0;
            for (double one : y) {
                sum += one;
            }
            a = StrictMath.log(sum / y.length);
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] moments = moments();
                double determinant = moments[2] * moments[4] - moments[3] * moments[3];
                double stepA = (moments[4] * moments[0] - moments[3] * moments[1]) / determinant;
                double stepB = (moments[2] * moments[1] - moments[3] * moments[0]) / determinant;
                a += stepA;
                b += stepB;
                if (Math.abs(stepA) + Math.abs(stepB) < CLOSE) {
                    double dispersion = moments[5] / (x.length - 2);
                    return Math.sqrt(dispersion * moments[2] / determinant);
                }
            }
            return Double.NaN;
        }

        /// Both scores, the three sums of the information, and Pearson's chi squared.
        private double[] moments() {
            double[] sums = new double[6];
            for (int i = 0; i < x.length; i++) {
                double mean = StrictMath.exp(a + b * x[i]);
                double off = y[i] - mean;
                sums[0] += off;
                sums[1] += off * x[i];
                sums[2] += mean;
                sums[3] += mean * x[i];
                sums[4] += mean * x[i] * x[i];
                sums[5] += off * off / mean;
            }
            return sums;
        }

        private BigDecimal cost(double elasticity) {
            return average.orElseThrow().divide(BigDecimal.valueOf(elasticity), DECIMALS, RoundingMode.HALF_UP);
        }

        private static BigDecimal decimal(double number) {
            return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
        }
    }
}
