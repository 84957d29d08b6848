package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.journey.Journey;
import outlay.journey.Touch;
import outlay.testkit.Property;

/// Attribution against a second computation that is slow and plain: sort, filter, fractions.
class AttributionTest {
    private static final int LOOKBACK_DAYS = 30;
    private static final List<BigDecimal> ROOTS = roots();
    private static final List<Model> MODELS = List.of(Model.FIRST, Model.LAST, Model.LAST_NON_DIRECT, Model.LINEAR,
            Model.TIME_DECAY, Model.POSITION);

    @Test
    void everyModelAgreesWithThePlainComputation() {
        Property.check(20_000, 5, draw -> {
            Journey journey = Journeys.random(draw);
            List<Touch> path = path(journey);
            for (Model model : MODELS) {
                Crediting crediting = Journeys.credited(new Attribution(model, LOOKBACK_DAYS), journey);
                assertThat(crediting.path().size()).isEqualTo(path.size());
                if (!path.isEmpty()) {
                    assertThat(journey.touches().get(crediting.path().touch(0))).isEqualTo(path.get(0));
                    long value = journey.conversion().value().minor();
                    if (model.equals(Model.TIME_DECAY)) {
                        assertNearDecay(path, Journeys.weights(crediting));
                    } else {
                        assertThat(Journeys.parts(crediting, value)).as(model.label())
                                .isEqualTo(split(value, weights(model, path)));
                    }
                    assertThat(Arrays.stream(Journeys.parts(crediting, value)).sum()).isEqualTo(value);
                }
            }
        });
    }

    @Test
    void aRefundInAnyNumberOfStepsTakesBackExactlyWhatWasGiven() {
        Property.check(20_000, 7, draw -> {
            Journey journey = Journeys.random(draw);
            Model model = draw.pick(Model.ALL);
            Crediting crediting = Journeys.credited(new Attribution(model, LOOKBACK_DAYS), journey);
            if (crediting.none()) {
                return;
            }
            long value = Math.abs(journey.conversion().value().minor());
            long[] net = Journeys.parts(crediting, value);
            long refunded = 0;
            while (refunded < value) {
                long step = draw.between(1L, value - refunded);
                long[] change = crediting.change(-refunded, -(refunded + step));
                assertThat(Arrays.stream(change, 0, net.length).sum()).isEqualTo(-step);
                for (int i = 0; i < net.length; i++) {
                    net[i] += change[i];
                }
                refunded += step;
            }
            assertThat(net).containsOnly(0);
        });
    }

    @Test
    void aLongerWindowReachesTheSameTouchesAndPerhapsMore() {
        Property.check(5_000, 9, draw -> {
            Journey journey = Journeys.random(draw);
            int days = draw.between(0, 40);
            Path shorter = Journeys.credited(new Attribution(Model.LINEAR, days), journey).path();
            Path longer = Journeys.credited(new Attribution(Model.LINEAR, days + draw.between(0, 10)), journey)
                    .path();
            assertThat(touches(longer)).endsWith(touches(shorter));
        });
    }

    private static int[] touches(Path path) {
        return IntStream.range(0, path.size()).map(path::touch).toArray();
    }

    private static List<Touch> path(Journey journey) {
        List<Touch> path = new ArrayList<>(journey.touches());
        Collections.shuffle(path, new java.util.Random(1));
        path.sort(Comparator.comparing((Touch t) -> t.at().toEpochMilli()).thenComparing(Touch::id));
        path.removeIf(touch -> {
            long age = journey.conversion().at().toEpochMilli() - touch.at().toEpochMilli();
            return age < 0 || age > LOOKBACK_DAYS * Journeys.DAY;
        });
        return path;
    }

    /// Weights over a common denominator, straight from the models' definitions.
    private static BigInteger[] weights(Model model, List<Touch> path) {
        int n = path.size();
        BigInteger[] weights = new BigInteger[n];
        Arrays.fill(weights, BigInteger.ZERO);
        if (model.equals(Model.FIRST)) {
            weights[0] = BigInteger.ONE;
        } else if (model.equals(Model.LAST)) {
            weights[n - 1] = BigInteger.ONE;
        } else if (model.equals(Model.LAST_NON_DIRECT)) {
            boolean allDirect = path.stream().allMatch(Touch::direct);
            weights[allDirect ? n - 1 : lastIndexNotDirect(path)] = BigInteger.ONE;
        } else if (model.equals(Model.LINEAR)) {
            Arrays.fill(weights, BigInteger.ONE);
        } else if (n <= 2) {
            Arrays.fill(weights, BigInteger.ONE);
        } else {
            Arrays.fill(weights, BigInteger.valueOf(20));
            weights[0] = BigInteger.valueOf(40L * (n - 2));
            weights[n - 1] = weights[0];
        }
        return weights;
    }

    private static int lastIndexNotDirect(List<Touch> path) {
        List<Boolean> direct = path.stream().map(Touch::direct).toList();
        return direct.lastIndexOf(false);
    }

    /// Each share cut towards zero; then unit after unit to the one that is furthest below its exact share.
    private static long[] split(long whole, BigInteger[] weights) {
        BigInteger sum = Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger magnitude = BigInteger.valueOf(whole).abs();
        long[] parts = new long[weights.length];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = magnitude.multiply(weights[i]).divide(sum).longValueExact();
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> magnitude.multiply(weights[i]).mod(sum))
                .thenComparing(Comparator.naturalOrder()).reversed());
        long left = Math.abs(whole) - Arrays.stream(parts).sum();
        for (int i = 0; i < left; i++) {
            parts[order.get(i)]++;
        }
        return Arrays.stream(parts).map(part -> whole < 0 ? -part : part).toArray();
    }

    /// Shares as 2^-(age/7d) computed from square roots in 40 digits.
    private static void assertNearDecay(List<Touch> path, long[] weights) {
        MathContext digits = new MathContext(40);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal sumOfWeights = BigDecimal.ZERO;
        List<BigDecimal> exact = new ArrayList<>();
        long newest = path.get(path.size() - 1).at().toEpochMilli();
        for (int i = 0; i < path.size(); i++) {
            BigDecimal weight = halved(newest - path.get(i).at().toEpochMilli(), digits);
            exact.add(weight);
            sum = sum.add(weight);
            sumOfWeights = sumOfWeights.add(BigDecimal.valueOf(weights[i]));
        }
        for (int i = 0; i < path.size(); i++) {
            BigDecimal share = BigDecimal.valueOf(weights[i]).divide(sumOfWeights, digits);
            assertThat(share.subtract(exact.get(i).divide(sum, digits)).abs()).isLessThan(new BigDecimal("1e-13"));
        }
    }

    private static BigDecimal halved(long ageMillis, MathContext digits) {
        long halfLife = 7 * Journeys.DAY;
        BigDecimal result = BigDecimal.ONE.divide(BigDecimal.valueOf(2).pow((int) (ageMillis / halfLife)), digits);
        long rest = ageMillis % halfLife;
        for (int i = 0; i < ROOTS.size() && rest != 0; i++) {
            rest *= 2;
            if (rest >= halfLife) {
                rest -= halfLife;
                result = result.multiply(ROOTS.get(i), digits);
            }
        }
        return result;
    }

    /// 2^(-1/2), 2^(-1/4), 2^(-1/8) ...
    private static List<BigDecimal> roots() {
        List<BigDecimal> roots = new ArrayList<>();
        BigDecimal root = new BigDecimal("0.5");
        for (int i = 0; i < 60; i++) {
            root = root.sqrt(new MathContext(40));
            roots.add(root);
        }
        return roots;
    }
}
