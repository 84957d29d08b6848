package outlay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import outlay.plan.Marginal.Point;

class MarginalTest {
    private static final double UNIT = 1_000_000;

    @Test
    void findsTheElasticityOfACurveThatHasOne() {
        List<Point> points = new ArrayList<>();
        for (double spend = 5_000; spend <= 20_000; spend += 1_000) {
            points.add(point(spend, 100 * Math.pow(spend / 10_000, 0.7)));
        }
        Marginal.Fit fit = Marginal.of(points).fit().orElseThrow();
        assertThat(fit.elasticity()).isEqualByComparingTo("0.7");
        BigDecimal average = Marginal.of(points).averageCpa().orElseThrow();
        assertThat(fit.cpa().doubleValue()).isCloseTo(average.doubleValue() / 0.7,
                offset(0.001));
        assertThat(fit.low()).isLessThanOrEqualTo(fit.cpa());
        assertThat(fit.high()).isGreaterThanOrEqualTo(fit.cpa());
    }

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(17);
        int held = 0;
        int fitted = 0;
        for (int trial = 0; trial < 600; trial++) {
            List<Point> points = new ArrayList<>();
            for (int week = 0; week < 26; week++) {
                double spend = 4_000 + 12_000 * random.nextDouble();
                points.add(new Point((long) (spend * UNIT),
                        poisson(60 * Math.pow(spend / 10_000, 0.7), random) * (long) UNIT));
            }
            Marginal marginal = Marginal.of(points);
            if (marginal.fit().isPresent()) {
                fitted++;
                BigDecimal truth = new BigDecimal("0.7");
                held += marginal.fit().get().elasticityLow().compareTo(truth) <= 0
                        && marginal.fit().get().elasticityHigh().compareTo(truth) >= 0 ? 1 : 0;
            }
        }
        assertThat(fitted).isEqualTo(600);
        assertThat(held).isBetween(550, 588);
    }

    @Test
    void isNotIdentifiableWhereNothingVariedOrNothingFollows() {
        assertThat(Marginal.of(Collections.nCopies(20, point(100, 5))).why()).isEqualTo("the spend hardly varied");
        assertThat(Marginal.of(List.of(point(100, 5), point(200, 7))).why()).contains("2 periods", "8 are needed");
        assertThat(Marginal.of(List.of()).averageCpa()).isEmpty();
        List<Point> none = new ArrayList<>();
        List<Point> falling = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            none.add(point(100 * i, 0));
            falling.add(point(100 * i, 20 - i));
        }
        assertThat(Marginal.of(none).why()).isEqualTo("there is no conversion");
        assertThat(Marginal.of(falling).why()).contains("do not follow");
        assertThat(Marginal.of(falling).averageCpa()).isPresent();
    }

    @Test
    void periodsWithoutAConversionCount() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            points.add(i % 2 == 0 ? point(10, 0) : point(1_000, 9 + i % 3));
        }
        assertThat(Marginal.of(points).averageCpa()).isPresent();
        assertThat(Marginal.of(points).fit().isPresent() || !Marginal.of(points).why().isEmpty()).isTrue();
    }

    @Test
    void studentsQuantileIsTheOneOfTheTables() {
        double[][] table = {{6, 2.446912}, {10, 2.228139}, {30, 2.042272}, {1_000, 1.962339}};
        for (double[] row : table) {
            assertThat(StudentT.quantile975((int) row[0])).isCloseTo(row[1],
                    offset(0.001));
        }
    }

    private static Point point(double spend, double conversions) {
        return new Point(Math.round(spend * UNIT), Math.round(conversions * UNIT));
    }

    private static long poisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
