package outlay.command.attribute;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.attribution.path.Credits;
import outlay.attribution.path.Markov;
import outlay.attribution.path.OrderedShapley;
import outlay.attribution.path.PathModel;
import outlay.attribution.path.Paths;
import outlay.attribution.path.ShaoLi;
import outlay.base.Crew;

/// The models that look at paths, by their labels, and how their results print.
public final class DataDriven {
    public static final String MARKOV = "markov";
    private static final String ORDERED = "shapley-ordered";
    private static final String SHAO_LI = "shao-li";
    /// What files of touches have as paths only; the other [PathModel]s are rules there, exact in integers.
    private static final List<String> FOR_TOUCHES = List.of(PathModel.SHAPLEY.label(), ORDERED, SHAO_LI, MARKOV);

    private DataDriven() {}

    /// Every label for files of paths.
    public static List<String> labels() {
        return Stream.concat(Arrays.stream(PathModel.values()).map(PathModel::label),
                Stream.of(ORDERED, SHAO_LI, MARKOV)).toList();
    }

    static List<String> labelsForTouches() {
        return FOR_TOUCHES;
    }

    /// @param model one of [#labels()]
    /// @param order of the Markov chain
    public static Printout print(Paths paths, String model, int order, Crew crew) {
        Optional<PathModel> rule = Arrays.stream(PathModel.values()).filter(one -> one.label().equals(model))
                .findFirst();
        return switch (model) {
            case MARKOV -> markov(paths, new Markov(paths, order, crew));
            case ORDERED -> ordered(paths);
            case SHAO_LI -> credits(paths, ShaoLi.credits(paths));
            default -> credits(paths, rule.orElseThrow(() -> new IllegalArgumentException(model)).credits(paths));
        };
    }

    private static Printout markov(Paths paths, Markov markov) {
        Printout out = new Printout("channel", "removal_effect_conv", "removal_effect_value", "attributed_conv",
                "attributed_value");
        Credits effects = markov.removalEffects();
        Credits credits = markov.credits();
        for (int channel = 0; channel < paths.channels().size(); channel++) {
            out.text(paths.channels().get(channel)).ratio(effects.conversions()[channel])
                    .ratio(effects.values()[channel]).amount(credits.conversions()[channel])
                    .amount(credits.values()[channel]).endRow();
        }
        return out;
    }

    private static Printout ordered(Paths paths) {
        Printout out = new Printout("channel", "position", "attributed_conv", "attributed_value");
        for (OrderedShapley.Row row : OrderedShapley.rows(paths)) {
            out.text(paths.channels().get(row.channel())).whole(row.position()).amount(row.conversions())
                    .amount(row.value()).endRow();
        }
        return out;
    }

    static Printout credits(Paths paths, Credits credits) {
        Printout out = new Printout("channel", "attributed_conv", "attributed_value");
        for (int channel = 0; channel < paths.channels().size(); channel++) {
            out.text(paths.channels().get(channel)).amount(credits.conversions()[channel])
                    .amount(credits.values()[channel]).endRow();
        }
        return out;
    }
}
