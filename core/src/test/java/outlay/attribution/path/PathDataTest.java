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

    @Test
    void higherOrdersAgreeWithTheFiguresOfTheSheet() {
        int alpha = paths.channels().indexOf("alpha");
        int mi = paths.channels().indexOf("mi");
        Credits second = new Markov(paths, 2).credits();
        Credits third = new Markov(paths, 3).credits();
        assertThat(second.conversions()[alpha]).isCloseTo(5617.454, within(5e-4));
        assertThat(second.conversions()[mi]).isCloseTo(2.073, within(5e-4));
        assertThat(third.conversions()[alpha]).isCloseTo(5748.099, within(5e-4));
        assertThat(third.conversions()[mi]).isCloseTo(2.127, within(5e-4));
        Credits shapley = PathModel.SHAPLEY.credits(paths);
        assertThat(shapley.conversions()[alpha]).isCloseTo(7627.944, within(5e-4));
        assertThat(shapley.conversions()[mi]).isCloseTo(2.667, within(5e-4));
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
