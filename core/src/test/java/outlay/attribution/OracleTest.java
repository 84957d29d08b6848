package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import outlay.journey.Crowd;
import outlay.journey.Crowd.Bought;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;
import outlay.testkit.Property;

/// [Crediting] against [PlainCrediting]: the same touches, the same shares, the same money to the last unit.
class OracleTest {
    private static final BigDecimal DECAY_TOLERANCE = new BigDecimal("1e-13");

    @Test
    void everyModelAgreesWithThePlainComputation() {
        Property.check(20_000, 5, draw -> {
            Crowd crowd = Crowd.random(draw);
            JourneyColumns columns = crowd.columns();
            Eligibility eligibility = Attributions.eligibility(draw);
            PlainCrediting plain = new PlainCrediting(crowd, eligibility);
            List<List<Touch>> paths = crowd.bought().stream().map(plain::path).toList();
            List<Model> models = new ArrayList<>(Model.ALL);
            models.add(Attributions.own(draw));
            for (Model model : models) {
                Crediting crediting = new Crediting(columns, new Attribution(model, eligibility));
                for (int i = 0; i < paths.size(); i++) {
                    crediting.turnTo(i);
                    check(model, crowd.bought().get(i), paths.get(i), crediting, columns);
                }
            }
        });
    }

    private static void check(Model model, Bought bought, List<Touch> path, Crediting crediting,
            JourneyColumns columns) {
        assertThat(IntStream.range(0, crediting.path().size()).mapToObj(i -> columns.touch(crediting.path().touch(i))))
                .as(model.label()).containsExactlyElementsOf(path);
        if (path.isEmpty()) {
            assertThat(crediting.none()).isTrue();
            return;
        }
        BigDecimal[] exact = PlainCrediting.weights(model, path, bought.conversion());
        long[] weights = Journeys.weights(crediting);
        BigDecimal sumOfExact = Arrays.stream(exact).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal sum = LongStream.of(weights).mapToObj(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int i = 0; i < weights.length; i++) {
            BigDecimal ours = BigDecimal.valueOf(weights[i]).multiply(sumOfExact);
            BigDecimal theirs = exact[i].multiply(sum);
            if (model instanceof TimeDecay) {
                assertThat(ours.subtract(theirs).abs().divide(sum.multiply(sumOfExact), MathContext.DECIMAL64))
                        .as(model.label()).isLessThan(DECAY_TOLERANCE);
            } else {
                assertThat(ours).as(model.label()).isEqualByComparingTo(theirs);
            }
        }
        long value = bought.conversion().value().minor();
        // A decay's weights are whole numbers near the exact ones: with more money than these have digits, it differs.
        if (!(model instanceof TimeDecay) || Math.abs(value) < 1_000_000_000) {
            assertThat(Journeys.parts(crediting, value)).as(model.label())
                    .isEqualTo(PlainCrediting.split(value, exact));
        }
        assertThat(Arrays.stream(Journeys.parts(crediting, value)).mapToObj(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualTo(BigDecimal.valueOf(value));
    }
}
