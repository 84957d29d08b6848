package outlay.attribution.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.attribution.path.Paths.Gathering;
import outlay.testkit.Property;

class PathModelTest {
    @Test
    void theShapleyExampleOfTheLiterature() {
        Gathering gathering = new Gathering();
        gathering.add(List.of("A"), 4, 0, 7);
        gathering.add(List.of("A", "B", "A"), 6, 0, 0);
        gathering.add(List.of("B", "C"), 3, 0, 1);
        gathering.add(List.of("C", "A", "B"), 3, 0, 0);
        Paths paths = Paths.of(List.of(gathering));
        assertThat(PathModel.SHAPLEY.credits(paths).conversions()).containsExactly(8, 5.5, 2.5);
        assertThat(OrderedShapley.rows(paths)).containsExactly(
                new OrderedShapley.Row(0, 1, 5.5, 0), new OrderedShapley.Row(0, 2, 1, 0),
                new OrderedShapley.Row(0, 3, 1.5, 0), new OrderedShapley.Row(1, 1, 1.5, 0),
                new OrderedShapley.Row(1, 2, 3, 0), new OrderedShapley.Row(1, 3, 1, 0),
                new OrderedShapley.Row(2, 1, 1, 0), new OrderedShapley.Row(2, 2, 1.5, 0));
    }

    @Test
    void creditsSumToAllConversionsAndPositionsToTheShapleyValue() {
        Property.check(1_000, 3, draw -> {
            MarkovTest.Rows rows = MarkovTest.Rows.draw(draw, 12, 7);
            Paths paths = rows.paths(1);
            for (PathModel model : PathModel.values()) {
                assertThat(Arrays.stream(model.credits(paths).conversions()).sum()).as(model.label())
                        .isCloseTo(rows.conversions(), within(1e-12 * (1 + rows.conversions())));
            }
            double[] sums = new double[paths.channels().size()];
            OrderedShapley.rows(paths).forEach(row -> sums[row.channel()] += row.conversions());
            assertThat(sums).containsExactly(PathModel.SHAPLEY.credits(paths).conversions(), within(1e-12));
        });
    }

    @Test
    void theSumGameByBruteForceIsTheClosedForm() {
        Property.check(500, 4, draw -> {
            MarkovTest.Rows rows = MarkovTest.Rows.draw(draw, 12, 7);
            Paths paths = rows.paths(1);
            Map<Integer, Double> worths = new HashMap<>();
            for (int coalition = 0; coalition < 1 << paths.channels().size(); coalition++) {
                double worth = 0;
                for (int i = 0; i < rows.paths().size(); i++) {
                    int mask = rows.paths().get(i).stream().mapToInt(c -> 1 << paths.channels().indexOf(c)).distinct()
                            .sum();
                    worth += (mask & ~coalition) == 0 ? rows.counts().get(i)[0] : 0;
                }
                worths.put(coalition, worth);
            }
            Game game = new Game(paths.channels(), worths);
            assertThat(game.missing()).isZero();
            assertThat(game.values()).containsExactly(PathModel.SHAPLEY.credits(paths).conversions(), within(1e-11));
            assertThat(game.values()).containsExactly(byPermutations(paths.channels().size(), worths), within(1e-11));
        });
    }

    @Test
    void coalitionsThatAreNotToldAreWorthTheirBestPart() {
        Game game = new Game(List.of("a", "b", "c"), Map.of(1, 4.0, 3, 10.0, 6, 3.0));
        assertThat(game.missing()).isEqualTo(4);
        // b: 0, c: 0, ac: 4, abc: 10.
        assertThat(game.values()).containsExactly(
                byPermutations(3, Map.of(0, 0.0, 1, 4.0, 2, 0.0, 3, 10.0, 4, 0.0, 5, 4.0, 6, 3.0, 7, 10.0)),
                within(1e-14));
    }

    @Test
    void twentyPlayersAreExactAndMoreThanTwentyFourAreRefused() {
        List<String> twenty = IntStream.range(0, 20).mapToObj(i -> "p" + i).toList();
        Map<Integer, Double> additive = new HashMap<>();
        for (int coalition = 0; coalition < 1 << 20; coalition++) {
            double worth = 0;
            for (int player = 0; player < 20; player++) {
                worth += (coalition >> player & 1) * (player + 1);
            }
            additive.put(coalition, worth);
        }
        double[] values = new Game(twenty, additive).values();
        for (int player = 0; player < 20; player++) {
            assertThat(values[player]).isCloseTo(player + 1, within(1e-12));
        }
        List<String> many = IntStream.range(0, 25).mapToObj(i -> "p" + i).toList();
        assertThatThrownBy(() -> new Game(many, Map.of())).hasMessageContaining("the most is 24 players");
    }

    /// By hand: p(A) = 5/10, p(B) = 3/8, p(A,B) = 2/4. A alone contributes 3 x 1/2, A with B twice
    /// (1/2 + 1/2 (1/2 - 1/2 - 3/8)) = 5/16 and B twice (3/8 + 1/2 (1/2 - 3/8 - 1/2)) = 3/16, B alone 3/8 once.
    @Test
    void theProbabilisticModelByHand() {
        Gathering gathering = new Gathering();
        gathering.add(List.of("A"), 3, 30, 3);
        gathering.add(List.of("A", "B"), 2, 20, 2);
        gathering.add(List.of("B"), 1, 10, 3);
        Credits credits = ShaoLi.credits(Paths.of(List.of(gathering)));
        double a = 3 * 0.5 + 2 * 5.0 / 16;
        double b = 2 * 3.0 / 16 + 3.0 / 8;
        assertThat(credits.conversions()).containsExactly(new double[]{6 * a / (a + b), 6 * b / (a + b)},
                within(1e-14));
        assertThat(credits.values()).containsExactly(new double[]{60 * a / (a + b), 60 * b / (a + b)}, within(1e-13));
    }

    private static double[] byPermutations(int players, Map<Integer, Double> worths) {
        List<List<Integer>> orders = new ArrayList<>(List.of(List.of()));
        for (int length = 0; length < players; length++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> order : orders) {
                TreeSet<Integer> left = new TreeSet<>(IntStream.range(0, players).boxed().toList());
                order.forEach(left::remove);
                for (int next : left) {
                    List<Integer> one = new ArrayList<>(order);
                    one.add(next);
                    longer.add(one);
                }
            }
            orders = longer;
        }
        double[] values = new double[players];
        for (List<Integer> order : orders) {
            int coalition = 0;
            for (int player : order) {
                int with = coalition | 1 << player;
                values[player] += (worths.getOrDefault(with, 0.0) - worths.getOrDefault(coalition, 0.0))
                        / orders.size();
                coalition = with;
            }
        }
        return values;
    }
}
