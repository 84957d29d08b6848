package outlay.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.command.plan.MaxCpaText;
import outlay.command.plan.Plan;
import outlay.command.plan.PlanFile;
import outlay.plan.CpaRules;
import outlay.plan.Marginal;
import outlay.plan.MaxCpa;
import outlay.plan.PlanTexts;
import outlay.plan.StepCaps;
import outlay.plan.ValueCurve;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What a new customer may cost; needs no data folder.
@Command(name = "max-cpa", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What a new customer may cost at the most, and which limit says so.", footer = {"",
                "A curve is a table of month,value: what a customer has brought in by the end of each month.",
                "A history is a table of spend,conversions: a row for each day or week."})
final class MaxCpaCommand implements Callable<Integer> {
    private static final String OFF = "off";
    private static final int USUAL_HORIZON = 12;

    @Option(names = "--ltv", paramLabel = "AMOUNT", description = "What a customer brings in over the horizon.")
    private @Nullable String ltv;

    @Option(names = "--curve", paramLabel = "FILE", description = "The same month by month, instead of --ltv.")
    private @Nullable Path curve;

    @Option(names = "--payback-months", paramLabel = "N", description = "The cost is back by then; or off (default).")
    private String payback = OFF;

    @Option(names = "--horizon-months", paramLabel = "N",
            description = "How long a customer's value is counted (default: 12, or the whole curve).")
    private @Nullable String horizon;

    @Option(names = "--min-ltv-cac", paramLabel = "R",
            description = "How many times the cost the value must be (default: 3); or off.")
    private String ratio = "3";

    @Option(names = "--margin", paramLabel = "PART",
            description = "What is left of the value after the cost of what was sold (default: 1).")
    private String margin = "1";

    @Option(names = "--media-share", paramLabel = "PART",
            description = "How much of a customer's whole cost is media (default: 1).")
    private String mediaShare = "1";

    @Option(names = "--funnel", paramLabel = "COUNTS",
            description = "How many became what, like lead=800,mql=240,won=12: what a lead may cost.")
    private @Nullable String funnel;

    @Option(names = "--history", paramLabel = "FILE", description = "Spend and conversions: what one more costs.")
    private @Nullable Path history;

    @Option(names = "--currency", paramLabel = "CODE", description = "Of all amounts (default: USD).")
    private String currency = "USD";

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Plan plan = plan();
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> MaxCpaText.table(plan, out);
            case CSV -> MaxCpaText.csv(plan, out);
            case JSON -> MaxCpaText.json(plan, out);
        }
        out.flush();
        return 0;
    }

    private Plan plan() {
        if ((ltv == null) == (curve == null)) {
            throw usage("--ltv is missing; give either --ltv AMOUNT or --curve FILE");
        }
        try {
            Currency of = option("currency", currency, Currency::new);
            Optional<Integer> asked = Optional.ofNullable(horizon)
                    .map(text -> option("horizon-months", text, PlanTexts::months));
            ValueCurve value = curve != null
                    ? PlanFile.curve(curve, of)
                    : new ValueCurve.Even(option("ltv", String.valueOf(ltv), text -> Money.parse(text, of.code())),
                            asked.orElse(USUAL_HORIZON));
            Optional<Integer> months = payback.equals(OFF)
                    ? Optional.empty()
                    : Optional.of(option("payback-months", payback, PlanTexts::months));
            MaxCpa max = MaxCpa.of(new CpaRules(value, asked.orElse(value.months()), months,
                    ratio.equals(OFF)
                            ? Optional.empty()
                            : Optional.of(option("min-ltv-cac", ratio, PlanTexts::ratio)),
                    option("margin", margin, PlanTexts::part),
                    option("media-share", mediaShare, PlanTexts::part)));
            Optional<Marginal> marginal = Optional.ofNullable(history)
                    .map(file -> Marginal.of(PlanFile.history(file)));
            return new Plan(max, steps(max.maxCpa()), marginal, asked.isEmpty() && curve == null);
        } catch (IllegalArgumentException wrong) {
            throw usage("--" + wrong.getMessage());
        } catch (ArithmeticException large) {
            throw usage("the amounts are too large to be counted");
        }
    }

    private List<StepCaps> steps(Money maxCpa) {
        if (funnel == null) {
            return List.of();
        }
        Map<String, Long> counts = new HashMap<>();
        for (String part : funnel.split(",", -1)) {
            String[] sides = part.strip().split("=", -1);
            String step = sides[0].toLowerCase(Locale.ROOT);
            boolean known = step.equals("won") || Stream.of(StepCaps.Step.values()).anyMatch(s -> name(s).equals(step));
            if (sides.length != 2 || !known || !sides[1].matches("[0-9]{1,12}")
                    || counts.putIfAbsent(step, Long.parseLong(sides[1])) != null) {
                throw new IllegalArgumentException("funnel \"" + part.strip() + "\" is not a count; write it like"
                        + " lead=800,mql=240,sql=96,opportunity=58,won=12, each step at most once");
            }
        }
        if (!counts.containsKey("won") || counts.size() < 2) {
            throw new IllegalArgumentException("funnel needs won and one step before it, like lead=800,won=12");
        }
        List<Long> byStep = new ArrayList<>();
        for (StepCaps.Step step : StepCaps.Step.values()) {
            byStep.add(counts.getOrDefault(name(step), 0L));
        }
        return StepCaps.of(maxCpa, byStep, counts.getOrDefault("won", 0L));
    }

    private static String name(StepCaps.Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    /// The option's text as something, or a mistake that begins with the option's name.
    private static <T> T option(String name, String text, Function<String, T> parse) {
        try {
            return parse.apply(text.strip());
        } catch (IllegalArgumentException wrong) {
            String detail = String.valueOf(wrong.getMessage());
            throw new IllegalArgumentException(detail.startsWith(name) ? detail : name + ": " + detail, wrong);
        }
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), "outlay max-cpa: " + sentence);
    }
}
