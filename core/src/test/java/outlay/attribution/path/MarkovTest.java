package outlay.attribution.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.attribution.path.Paths.Gathering;
import outlay.base.Crew;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class MarkovTest {
    private static final double TIGHT = 1e-13;

    @Test
    void theWorkedExampleOfTheLiterature() {
        Gathering gathering = new Gathering();
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
        Gathering none = new Gathering();
        none.add(List.of("a", "b"), 0, 0, 5);
        assertThat(new Markov(Paths.of(List.of(none)), 1).credits().conversions()).containsExactly(0, 0);
        Gathering all = new Gathering();
        all.add(List.of("a"), 3, 6, 0);
        assertThat(new Markov(Paths.of(List.of(all)), 1).conversionRate()).isEqualTo(1);
        assertThat(new Markov(Paths.of(List.of(all)), 1).credits().values()).containsExactly(6);
    }

    @Test
    void pathsThatNobodyTookSayNothingButTheirChannelsKeepARow() {
        Gathering gathering = new Gathering();
        gathering.add(List.of("a", "b"), 0, 0, 0);
        gathering.add(List.of("a"), 2, 0, 1);
        Credits effects = new Markov(Paths.of(List.of(gathering)), 1).removalEffects();
        assertThat(effects.conversions()).containsExactly(1, 0);
    }

    @Test
    void ordersOutsideOneToFourAreRefused() {
        Paths paths = Paths.of(List.of(new Gathering()));
        assertThatThrownBy(() -> new Markov(paths, 0)).hasMessage("order 0 must be from 1 to 4");
        assertThatThrownBy(() -> new Markov(paths, 5)).hasMessage("order 5 must be from 1 to 4");
    }

    @Test
    void bothWaysOfSolvingAgreeWithTheDefinitionInFractions() {
        Property.check(600, 11, draw -> {
            int order = draw.between(1, Markov.MOST_ORDER);
            Rows rows = Rows.draw(draw, 8, 6);
            Paths paths = rows.paths(1);
            ChainOracle oracle = new ChainOracle(rows.paths, rows.conversionsAndNulls(), order);
            Chain chain = new Chain(paths, order);
            for (Solver solver : List.of(new Elimination(chain), new Sweeps(chain))) {
                Markov markov = new Markov(paths, chain, solver, Crew.ALONE);
                for (int channel = 0; channel < paths.channels().size(); channel++) {
                    double expected = oracle.removalEffect(paths.channels().get(channel));
                    assertThat(markov.removalEffects().conversions()[channel])
                            .isCloseTo(expected, within(TIGHT * Math.max(expected, 1e-300)));
                }
            }
        });
    }

    @Test
    void smallEffectsKeepTheirDigits() {
        Gathering gathering = new Gathering();
        gathering.add(List.of("big", "other"), 1e9, 0, 3e9);
        gathering.add(List.of("big", "tiny", "other"), 1, 0, 0);
        List<List<String>> rows = List.of(List.of("big", "other"), List.of("big", "tiny", "other"));
        ChainOracle oracle = new ChainOracle(rows,
                List.of(new long[]{1_000_000_000L, 3_000_000_000L}, new long[]{1, 0}), 1);
        Paths paths = Paths.of(List.of(gathering));
        double expected = oracle.removalEffect("tiny");
        assertThat(expected).isBetween(1e-10, 1e-9);
        assertThat(new Markov(paths, 1).removalEffects().conversions()[2]).isCloseTo(expected,
                within(1e-14 * expected));
    }

    @Test
    void aPathOfTenThousandTouchesThatGoesBackAndForthIsSolved() {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            path.addAll(List.of("a", i % 7 == 0 ? "c" : "b"));
        }
        Gathering gathering = new Gathering();
        gathering.add(path, 1, 5, 1);
        gathering.add(List.of("b"), 0, 0, 1);
        Paths paths = Paths.of(List.of(gathering));
        for (int order = 1; order <= Markov.MOST_ORDER; order++) {
            Chain chain = new Chain(paths, order);
            Credits swept = new Markov(paths, chain, new Sweeps(chain), Crew.ALONE).removalEffects();
            Credits eliminated = new Markov(paths, chain, new Elimination(chain), Crew.ALONE).removalEffects();
            assertThat(swept.conversions()).containsExactly(eliminated.conversions(), within(1e-10));
            assertThat(eliminated.conversions()[0]).isBetween(0.99, 1.0);
        }
    }

    @Test
    void theChainConvertsAndIsVisitedAsOftenAsThePathsWere() {
        Property.check(1_000, 12, draw -> {
            Rows rows = Rows.draw(draw, 12, 7);
            Chain chain = new Chain(rows.paths(1), draw.between(1, Markov.MOST_ORDER));
            double all = rows.conversions() + rows.nulls();
            for (Solver solver : List.of(new Elimination(chain), new Sweeps(chain))) {
                assertThat(chain.fromStart(solver.absorbed(chain.conversions)))
                        .isCloseTo(all == 0 ? 0 : rows.conversions() / all, within(TIGHT));
            }
            // Visits are what enters: x = s + x Q, with x as it was counted.
            double[] entered = chain.starts.clone();
            for (int state = 0; state < chain.states(); state++) {
                for (int i = chain.rows[state]; i < chain.rows[state + 1]; i++) {
                    entered[chain.next[i]] += chain.visits[state] * chain.probability[i];
                }
            }
            assertThat(entered).containsExactly(chain.visits, within(TIGHT));
        });
    }

    @Test
    void neitherTheOrderOfRowsNorTheNumberOfHandsChangesABit() {
        Property.check(500, 13, draw -> {
            int order = draw.between(1, Markov.MOST_ORDER);
            Rows rows = Rows.draw(draw, 12, 6);
            Paths one = rows.paths(1);
            Paths other = rows.shuffled(draw).paths(draw.between(2, 4));
            assertThat(other.channels()).isEqualTo(one.channels());
            same(new Markov(other, order).credits(), new Markov(one, order).credits());
            same(ShaoLi.credits(other), ShaoLi.credits(one));
            for (PathModel model : PathModel.values()) {
                same(model.credits(other), model.credits(one));
            }
            assertThat(OrderedShapley.rows(other)).isEqualTo(OrderedShapley.rows(one));
        });
    }

    @Test
    void effectsLieBetweenZeroAndOneAndCreditsSumToAllConversions() {
        Property.check(1_000, 14, draw -> {
            Rows rows = Rows.draw(draw, 12, 6);
            Markov markov = new Markov(rows.paths(1), draw.between(1, Markov.MOST_ORDER));
            assertThat(Arrays.stream(markov.removalEffects().conversions()).boxed())
                    .allMatch(effect -> effect >= 0 && effect <= 1 + 1e-12);
            assertThat(Arrays.stream(markov.credits().conversions()).sum())
                    .isCloseTo(rows.conversions(), within(1e-12 * (1 + rows.conversions())));
            assertThat(Arrays.stream(markov.credits().values()).sum())
                    .isCloseTo(rows.value(), within(1e-12 * (1 + rows.value())));
        });
    }

    private static void same(Credits one, Credits other) {
        assertThat(one.conversions()).isEqualTo(other.conversions());
        assertThat(one.values()).isEqualTo(other.values());
    }

    /// Rows of a file of paths, with values that floating point cannot add in any order alike.
    record Rows(List<List<String>> paths, List<double[]> counts) {
        static Rows draw(Draw draw, int most, int longest) {
            List<List<String>> paths = draw.list(1, most, d -> d.list(1, longest, one -> one.pick("a", "b", "c", "d")));
            List<double[]> counts = new ArrayList<>();
            for (int i = 0; i < paths.size(); i++) {
                double conversions = draw.between(0, 5);
                counts.add(new double[]{conversions, conversions * draw.between(0, 1_000) / 10 / 3,
                        draw.between(0, 9)});
            }
            return new Rows(paths, counts);
        }

        Rows shuffled(Draw draw) {
            List<Integer> order = draw.shuffled(IntStream.range(0, paths.size()).boxed().toList());
            return new Rows(order.stream().map(paths::get).toList(), order.stream().map(counts::get).toList());
        }

        Paths paths(int hands) {
            List<Gathering> gatherings = new ArrayList<>();
            for (int hand = 0; hand < hands; hand++) {
                gatherings.add(new Gathering());
            }
            for (int i = 0; i < paths.size(); i++) {
                double[] count = counts.get(i);
                gatherings.get(i % hands).add(paths.get(i), count[0], count[1], count[2]);
            }
            return Paths.of(gatherings);
        }

        List<long[]> conversionsAndNulls() {
            return counts.stream().map(count -> new long[]{(long) count[0], (long) count[2]}).toList();
        }

        double conversions() {
            return counts.stream().mapToDouble(count -> count[0]).sum();
        }

        double value() {
            return counts.stream().mapToDouble(count -> count[1]).sum();
        }

        double nulls() {
            return counts.stream().mapToDouble(count -> count[2]).sum();
        }
    }
}
