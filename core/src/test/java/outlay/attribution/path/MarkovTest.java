package outlay.attribution.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class MarkovTest {
    @Test
    void theWorkedExampleOfTheLiterature() {
        Paths.Gathering gathering = new Paths.Gathering();
        gathering.add(List.of("C1", "C2", "C3"), 1, 10, 0);
        gathering.add(List.of("C1"), 0, 0, 1);
        gathering.add(List.of("C2", "C3"), 0, 0, 1);
        Markov markov = new Markov(Paths.of(List.of(gathering)), 1);
        assertThat(markov.conversionRate()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(markov.removalEffects().conversions()).containsExactly(new double[]{0.5, 1, 1}, within(1e-15));
        assertThat(markov.credits().values()).containsExactly(new double[]{2, 4, 4}, within(1e-14));
    }

    @Test
    void withoutConversionsThereIsNoCreditAndWithoutNullsEveryPathCounts() {
        Paths.Gathering none = new Paths.Gathering();
        none.add(List.of("a", "b"), 0, 0, 5);
        assertThat(new Markov(Paths.of(List.of(none)), 1).credits().conversions()).containsExactly(0, 0);
        Paths.Gathering all = new Paths.Gathering();
        all.add(List.of("a"), 3, 6, 0);
        assertThat(new Markov(Paths.of(List.of(all)), 1).conversionRate()).isEqualTo(1);
        assertThat(new Markov(Paths.of(List.of(all)), 1).credits().values()).containsExactly(6);
    }

    @Test
    void ordersOutsideOneToFourAreRefused() {
        Paths paths = Paths.of(List.of(new Paths.Gathering()));
        assertThatThrownBy(() -> new Markov(paths, 0)).hasMessage("order 0 must be from 1 to 4");
        assertThatThrownBy(() -> new Markov(paths, 5)).hasMessage("order 5 must be from 1 to 4");
    }

    @Test
    void lawsHoldForAnyPathsAndAnyOrderOfRows() {
        Property.check(2_000, 7, draw -> {
            int order = draw.between(1, Markov.MOST_ORDER);
            List<List<String>> rows = draw.list(1, 12, d -> d.list(1, 6, one -> one.pick("a", "b", "c", "d")));
            List<double[]> counts = new ArrayList<>();
            rows.forEach(row -> counts.add(counts(draw)));
            double conversions = counts.stream().mapToDouble(count -> count[0]).sum();
            double nulls = counts.stream().mapToDouble(count -> count[2]).sum();
            Paths paths = paths(rows, counts, false);
            Markov markov = new Markov(paths, order);
            assertThat(markov.conversionRate())
                    .isCloseTo(conversions + nulls == 0 ? 0 : conversions / (conversions + nulls), within(1e-12));
            assertThat(Arrays.stream(markov.removalEffects().conversions()).boxed())
                    .allMatch(effect -> effect >= 0 && effect <= 1 + 1e-12);
            assertThat(Arrays.stream(markov.credits().conversions()).sum()).isCloseTo(conversions, within(1e-9));
            assertThat(new Markov(paths(rows, counts, true), order).credits().conversions())
                    .containsExactly(markov.credits().conversions());
            for (PathModel model : PathModel.values()) {
                assertThat(Arrays.stream(model.credits(paths).conversions()).sum()).as(model.label())
                        .isCloseTo(conversions, within(1e-9));
            }
        });
    }

    private static double[] counts(Draw draw) {
        double conversions = draw.between(0, 5);
        return new double[]{conversions, conversions * draw.between(0, 100), draw.between(0, 9)};
    }

    private static Paths paths(List<List<String>> rows, List<double[]> counts, boolean backwards) {
        Paths.Gathering gathering = new Paths.Gathering();
        for (int i = 0; i < rows.size(); i++) {
            int row = backwards ? rows.size() - 1 - i : i;
            double[] count = counts.get(row);
            gathering.add(rows.get(row), count[0], count[1], count[2]);
        }
        return Paths.of(List.of(gathering));
    }
}
