package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outlay.attribution.path.Markov;
import outlay.attribution.path.PathModel;
import outlay.attribution.path.Credits;
import outlay.attribution.path.Paths;
import outlay.journey.Journey;
import outlay.journey.Milestone;
import outlay.journey.Touch;
import outlay.testkit.Checkout;

/// The worked examples of the model cards are what the code computes. `-Dcards.write` writes them again.
class ModelCardsTest {
    private static final Path FOLDER = Checkout.root().resolve("docs/concepts/models");
    private static final String BEGIN = "<!-- computed -->\n";
    private static final String END = "<!-- end -->\n";
    private static final Journey WORKED = withMilestones(Journeys.daysBefore(100_000, 14, "generic search", 10,
            "LinkedIn", 7, "e-mail", 1, "brand search"), 9, 0);
    private static final Journey COMPANY = withMilestones(Journeys.daysBefore(6_000_000, 23, "LinkedIn", 20,
            "webinar", 17, "generic search", 13, "brand search", 5, "e-mail"), 19, 12);
    private static final Journey RETURNING = Journeys.daysBefore(100_000, 14, "generic search", 10, "LinkedIn", 7,
            "e-mail", 1, "brand search", 0, Touch.DIRECT);
    private static final Journey REPEATED = Journeys.daysBefore(100_000, 12, "e-mail", 9, "e-mail", 5,
            "generic search", 2, "e-mail");
    private static final List<String> OWN = List.of("custom:first=50,2=30,*=20", "custom:first=1,mql=5,won=2",
            "custom:age:7d=3,30d=1", "custom:channel:e-mail=0,LinkedIn=2,*=1");

    @ParameterizedTest
    @MethodSource("rules")
    void theExampleOfARuleIsWhatItComputes(Model model) throws IOException {
        check(FOLDER.resolve(model.label() + ".md"), example(model));
    }

    @Test
    void theExamplesOfCustomModelsAreWhatTheyCompute() throws IOException {
        check(FOLDER.resolve("custom.md"), OWN.stream().map(label -> "`" + label + "`:\n\n"
                + table(Model.parse(label), WORKED)).collect(Collectors.joining("\n")));
    }

    @Test
    void theOverviewShowsWhatEveryRuleComputes() throws IOException {
        StringBuilder table = new StringBuilder("| model | rule | generic | LinkedIn | e-mail | brand |\n")
                .append("|---|---|---|---|---|---|\n");
        for (Model model : Model.ALL) {
            long[] parts = Journeys.parts(Journeys.credited(new Attribution(model, 30), WORKED), 100_000);
            table.append("| [`").append(model.label()).append("`](models/").append(model.label()).append(".md) | ")
                    .append(model.sentence()).append(" | ")
                    .append(LongStream.of(parts).mapToObj(ModelCardsTest::money).collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
        check(FOLDER.resolveSibling("attribution-models.md"), table.toString());
    }

    @Test
    void theExamplesOfPathModelsAreWhatTheyCompute() throws IOException {
        Paths.Gathering chain = new Paths.Gathering();
        chain.add(List.of("C1", "C2", "C3"), 1, 10, 0);
        chain.add(List.of("C1"), 0, 0, 1);
        chain.add(List.of("C2", "C3"), 0, 0, 1);
        Markov markov = new Markov(chain.paths(), 1);
        double[] effects = markov.removalEffects().conversions();
        check(FOLDER.resolve("markov.md"), paths(chain.paths(), effects, markov.credits()));
        Paths.Gathering game = new Paths.Gathering();
        game.add(List.of("A"), 4, 4, 0);
        game.add(List.of("A", "B"), 6, 6, 0);
        game.add(List.of("B", "C"), 3, 3, 0);
        game.add(List.of("A", "B", "C"), 3, 3, 0);
        check(FOLDER.resolve("shapley.md"),
                paths(game.paths(), new double[0], PathModel.SHAPLEY.credits(game.paths())));
    }

    @Test
    void everyCardIsOfAModel() throws IOException {
        List<String> known = Stream
                .concat(Model.ALL.stream().map(Model::label), Stream.of("custom", "markov", "shapley"))
                .sorted().toList();
        try (Stream<Path> cards = Files.list(FOLDER)) {
            assertThat(cards.map(card -> card.getFileName().toString().replace(".md", "")).sorted())
                    .containsExactlyElementsOf(known);
        }
    }

    private static Stream<Model> rules() {
        return Model.ALL.stream();
    }

    private static String example(Model model) {
        if (model.equals(Model.LAST_NON_DIRECT)) {
            return table(model, RETURNING);
        }
        if (model.equals(Model.LINEAR_UNIQUE)) {
            return table(model, REPEATED);
        }
        return model instanceof Anchored ? table(model, WORKED) + "\n" + table(model, COMPANY) : table(model, WORKED);
    }

    private static String table(Model model, Journey journey) {
        Crediting crediting = Journeys.credited(new Attribution(model, 30), journey);
        long[] weights = Journeys.weights(crediting);
        long[] parts = Journeys.parts(crediting, journey.conversion().value().minor());
        StringBuilder table = new StringBuilder("| touch | days before | share | credit |\n|---|---|---|---|\n");
        for (int i = 0; i < parts.length; i++) {
            Touch touch = journey.touches().get(crediting.path().touch(i));
            long days = (crediting.path().conversionAt() - crediting.path().at(i)) / Journeys.DAY;
            table.append("| ").append(touch.source().channel()).append(" | ").append(days).append(" | ")
                    .append(share(model, weights, i)).append(" | ").append(money(parts[i])).append(" |\n");
        }
        return table.append("| sum | | 1 | ").append(money(LongStream.of(parts).sum())).append(" |\n").toString();
    }

    private static String share(Model model, long[] weights, int i) {
        long sum = LongStream.of(weights).sum();
        if (model instanceof TimeDecay) {
            return String.format(Locale.ROOT, "%.6f", (double) weights[i] / sum);
        }
        long common = BigInteger.valueOf(weights[i]).gcd(BigInteger.valueOf(sum)).longValueExact();
        return weights[i] / common + (sum == common ? "" : "/" + sum / common);
    }

    private static String paths(Paths paths, double[] effects, Credits credits) {
        boolean effective = effects.length > 0;
        StringBuilder table = new StringBuilder(effective ? "| channel | removal effect " : "| channel ")
                .append("| conversions | value |\n|---|---|---|").append(effective ? "---|\n" : "\n");
        for (int i = 0; i < paths.channels().size(); i++) {
            table.append("| ").append(paths.channels().get(i))
                    .append(effective ? String.format(Locale.ROOT, " | %.4f", effects[i]) : "")
                    .append(String.format(Locale.ROOT, " | %.4f | %.2f |\n", credits.conversions()[i],
                            credits.values()[i]));
        }
        return table.toString();
    }

    private static String money(long minor) {
        return String.format(Locale.ROOT, "%,d.%02d", minor / 100, minor % 100);
    }

    private static Journey withMilestones(Journey journey, int leadDays, int opportunityDays) {
        Instant at = journey.conversion().at();
        return Journeys.journey(at, journey.conversion().value().minor(), journey.touches(),
                new TreeMap<>(Map.of(Milestone.LEAD, at.minusMillis(leadDays * Journeys.DAY), Milestone.OPPORTUNITY,
                        at.minusMillis(opportunityDays * Journeys.DAY))));
    }

    private static void check(Path page, String computed) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertThat(begin).as("%s has no place for its example", page).isNotNegative();
        String expected = text.substring(0, begin) + BEGIN + "\n" + computed + "\n" + text.substring(end);
        if (System.getProperty("cards.write") != null) {
            Files.writeString(page, expected);
        }
        assertThat(Files.readString(page)).as("%s (write it again with -Dcards.write)", page).isEqualTo(expected);
    }
}
