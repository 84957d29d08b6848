package outlay.command.attribute;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import outlay.attribution.Attribution;
import outlay.attribution.Crediting;
import outlay.attribution.Eligibility;
import outlay.attribution.Model;
import outlay.attribution.path.Amounts;
import outlay.attribution.path.Hazard;
import outlay.attribution.path.Paths;
import outlay.attribution.path.Paths.Gathering;
import outlay.base.Crew;
import outlay.command.Failure;
import outlay.journey.JourneyColumns;

/// The models over touches with times: rules that give exact parts of each conversion, and models that look at all
/// paths, for which touches are made into paths first.
///
/// A conversion's path is its touches that count. Who came again after their last conversion, or never converted, has
/// one path that did not convert: their touches since then, in a window that ends with the last of them.
public final class TouchModels {
    public static final String ALL = "all";
    public static final String HAZARD = "hazard";
    private static final double MILLIS_PER_DAY = 86_400_000;

    private final TouchData data;
    private final Eligibility eligibility;
    private final int conversions;
    private long unattributed;

    public TouchModels(TouchData data, Eligibility eligibility) {
        this.data = data;
        this.eligibility = eligibility;
        conversions = data.table().conversions();
    }

    /// Every rule model that applies: without the milestones of a CRM, W-shaped and full path would only be position
    /// models with odd weights.
    public static List<Model> rules() {
        return Model.ALL.stream().filter(model -> !model.equals(Model.W_SHAPED) && !model.equals(Model.FULL_PATH))
                .toList();
    }

    /// Every label for files of touches, but for those of rule models with parameters.
    public static List<String> labels() {
        return Stream.of(Stream.of(ALL), rules().stream().map(Model::label),
                DataDriven.labelsForTouches().stream(), Stream.of(HAZARD)).flatMap(labels -> labels).toList();
    }

    /// Whether the label is one of a model that looks at all paths.
    public static boolean looksAtPaths(String model) {
        return model.equals(HAZARD) || DataDriven.labelsForTouches().contains(model);
    }

    public Printout rules(List<Model> models, Crew crew) {
        JourneyColumns columns = data.columns();
        Printout out = data.namesCurrencies()
                ? new Printout("model", "channel", "conversions", "value", "currency")
                : new Printout("model", "channel", "conversions", "value");
        RuleCredits.of(data, columns, eligibility, models, crew)
                .forEach(credits -> credits.print(out, data.namesCurrencies()));
        return out;
    }

    public Printout dataDriven(String model, int order, Crew crew) {
        return DataDriven.print(paths(data.columnsWithOpenEnds()), model, order, crew);
    }

    /// How many conversions no touch in their window explains; known once a model has looked at paths.
    public long unattributed() {
        return unattributed;
    }

    Paths paths(JourneyColumns columns) {
        Gathering gathering = new Gathering();
        int[] numbers = data.channels().stream().mapToInt(gathering::channel).toArray();
        Amounts amounts = new Amounts();
        walk(columns, (crediting, conversion) -> {
            amounts.set(Amounts.Kind.CONVERSIONS, conversion < conversions ? 1 : 0, 0);
            amounts.set(Amounts.Kind.NULLS, conversion < conversions ? 0 : 1, 0);
            amounts.set(Amounts.Kind.VALUE, value(columns, conversion));
            int[] path = new int[crediting.path().size()];
            for (int i = 0; i < path.length; i++) {
                path[i] = numbers[crediting.path().source(i)];
            }
            gathering.add(gathering.path(path, path.length), amounts);
        });
        return Paths.of(List.of(gathering));
    }

    /// @param halfLifeDays of what a touch does
    public Printout hazard(double halfLifeDays) {
        JourneyColumns columns = data.columnsWithOpenEnds();
        double[] halfLives = new double[data.channels().size()];
        Arrays.fill(halfLives, halfLifeDays);
        Hazard hazard = new Hazard(halfLives);
        long end = Long.MIN_VALUE;
        for (int conversion = 0; conversion < columns.conversions(); conversion++) {
            end = Math.max(end, columns.conversionAt(conversion));
        }
        for (int touch = 0; touch < columns.touches(); touch++) {
            double watched = (end - columns.touchAt(touch)) / MILLIS_PER_DAY;
            hazard.touch(columns.touchSource(touch), Math.min(watched, eligibility.lookbackDays()));
        }
        walk(columns, (crediting, conversion) -> {
            if (conversion < conversions) {
                hazard.conversion(value(columns, conversion).doubleValue());
                for (int i = 0; i < crediting.path().size(); i++) {
                    hazard.touchBefore(crediting.path().source(i),
                            (columns.conversionAt(conversion) - crediting.path().at(i)) / MILLIS_PER_DAY);
                }
            }
        });
        return print(hazard.fit());
    }

    private Printout print(Hazard.Fit fit) {
        if (!fit.near()) {
            throw new Failure("the hazard model has not come near its maximum in " + fit.rounds()
                    + " rounds (gap " + fit.gap() + "); two channels may be touched only together: merge them.");
        }
        Printout out = new Printout("channel", "conversions_per_touch", "attributed_conv", "attributed_value");
        List<String> names = data.channels();
        IntStream.range(0, names.size()).boxed().sorted(Comparator.comparing(names::get))
                .forEach(channel -> out.text(names.get(channel)).ratio(fit.beta()[channel])
                        .amount(fit.credits().conversions()[channel]).amount(fit.credits().values()[channel])
                        .endRow());
        return out;
    }

    /// Somebody who is shown the touches that count of every end, converting ones first.
    private interface Visitor {
        void end(Crediting crediting, int conversion);
    }

    private void walk(JourneyColumns columns, Visitor visitor) {
        Crediting converting = new Crediting(columns, new Attribution(Model.LINEAR, eligibility));
        Crediting open = new Crediting(columns, new Attribution(Model.LINEAR,
                new Eligibility(eligibility.lookbackDays(), eligibility.viewDays(), eligibility.dedupe(), true,
                        eligibility.paidFirst(), eligibility.excludedChannels())));
        unattributed = 0;
        for (int conversion = 0; conversion < columns.conversions(); conversion++) {
            Crediting crediting = conversion < conversions ? converting : open;
            crediting.turnTo(conversion);
            if (!crediting.none()) {
                visitor.end(crediting, conversion);
            } else if (conversion < conversions) {
                unattributed++;
            }
        }
    }

    private BigDecimal value(JourneyColumns columns, int conversion) {
        if (data.currencies().size() > 1) {
            throw new Failure("values are in " + data.currencies().size()
                    + " currencies, and this model divides one sum; give it a file of one currency.");
        }
        return BigDecimal.valueOf(columns.minor(conversion), columns.currency(conversion).decimals());
    }
}
