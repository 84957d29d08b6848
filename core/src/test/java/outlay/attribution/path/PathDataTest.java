package outlay.attribution.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outlay.base.Crew;
import outlay.testkit.SharedData;

/// Ten thousand paths of somebody else's, with results that were computed by other programs.
class PathDataTest {
    private final Paths paths = read();

    @Test
    void rulesAgreeWithTheReference() throws IOException {
        Map<String, double[]> expected = table("attribution/PathData_exact_heuristics.csv");
        PathModel[] models = {PathModel.FIRST, PathModel.LAST, PathModel.LINEAR};
        for (int m = 0; m < models.length; m++) {
            Credits credits = models[m].credits(paths);
            for (int c = 0; c < paths.channels().size(); c++) {
                double[] row = expected.getOrDefault(paths.channels().get(c), new double[0]);
                assertThat(credits.conversions()[c]).isCloseTo(row[2 * m], within(1e-12 * (1 + row[2 * m])));
                assertThat(credits.values()[c]).isCloseTo(row[2 * m + 1], within(1e-12 * (1 + row[2 * m + 1])));
            }
        }
    }

    @Test
    void firstOrderMarkovAgreesWithTheReference() throws IOException {
        Map<String, double[]> expected = table("attribution/PathData_exact_markov_order1_inf.csv");
        Markov markov = new Markov(paths, 1);
        Credits effects = markov.removalEffects();
        Credits credits = markov.credits();
        for (int c = 0; c < paths.channels().size(); c++) {
            double[] row = expected.getOrDefault(paths.channels().get(c), new double[0]);
            double[] ours = {effects.conversions()[c], effects.values()[c], credits.conversions()[c],
                    credits.values()[c]};
            for (int i = 0; i < ours.length; i++) {
                assertThat(ours[i]).as("%s %d", paths.channels().get(c), i)
                        .isCloseTo(row[i], within(1e-10 * Math.max(1e-4, row[i])));
            }
        }
    }

    /// Conversions by Markov of order 2 and 3 and by Shapley, as another program has computed them.
    private static final String[] SHEET = {
            "alpha 5617.454 5748.099 7627.944", "iota 3810.511 3791.029 3505.044", "eta 3391.858 3396.071 3613.656",
            "beta 2439.649 2405.534 1982.739", "theta 1902.474 1849.813 1190.963", "lambda 1189.472 1150.740 987.782",
            "epsilon 614.374 623.432 374.677", "zeta 374.031 370.363 199.992", "kappa 266.027 264.239 159.057",
            "gamma 171.918 178.483 138.186", "delta 5.159 5.071 2.293", "mi 2.073 2.127 2.667"};

    @Test
    void higherOrdersAgreeWithTheFiguresOfTheSheet() {
        double[] second = new Markov(paths, 2).credits().conversions();
        double[] third = new Markov(paths, 3).credits().conversions();
        double[] shapley = PathModel.SHAPLEY.credits(paths).conversions();
        for (String row : SHEET) {
            String[] cells = row.split(" ");
            int channel = paths.channels().indexOf(cells[0]);
            assertThat(second[channel]).as(row).isCloseTo(Double.parseDouble(cells[1]), within(5e-4));
            assertThat(third[channel]).as(row).isCloseTo(Double.parseDouble(cells[2]), within(5e-4));
            assertThat(shapley[channel]).as(row).isCloseTo(Double.parseDouble(cells[3]), within(5e-4));
        }
    }

    @Test
    void bothWaysOfSolvingAgreeInEveryOrder() {
        for (int order = 1; order <= Markov.MOST_ORDER; order++) {
            Chain chain = new Chain(paths, order);
            Credits swept = new Markov(paths, chain, new Sweeps(chain), Crew.ALONE).credits();
            Credits chosen = new Markov(paths, order).credits();
            for (int channel = 0; channel < paths.channels().size(); channel++) {
                assertThat(swept.conversions()[channel])
                        .isCloseTo(chosen.conversions()[channel], within(1e-12 * chosen.conversions()[channel]));
                if (order < 3) {
                    Credits eliminated = new Markov(paths, chain, new Elimination(chain), Crew.ALONE).credits();
                    assertThat(swept.values()[channel])
                            .isCloseTo(eliminated.values()[channel], within(1e-12 * eliminated.values()[channel]));
                }
            }
        }
    }

    @Test
    void theChainConvertsAsOftenAsThePathsDid() {
        for (int order = 1; order <= Markov.MOST_ORDER; order++) {
            assertThat(new Markov(paths, order).conversionRate()).isCloseTo(19785.0 / 88387.0, within(1e-14));
        }
    }

    private static Paths read() {
        Paths.Gathering gathering = new Paths.Gathering();
        try {
            List<String> lines = Files.readAllLines(SharedData.path("attribution/PathData.csv"));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",");
                gathering.add(Arrays.asList(cells[0].split(" > ")), Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return Paths.of(List.of(gathering));
    }

    private static Map<String, double[]> table(String path) throws IOException {
        Map<String, double[]> table = new HashMap<>();
        List<String> lines = Files.readAllLines(SharedData.path(path));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            table.put(cells[0], Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray());
        }
        return table;
    }
}
