package outlay.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.PlanSettings;
import picocli.CommandLine.Option;

/// What plans are made of: the options of unit economics, and targets.
final class PlanOptions {
    @Option(names = "--margin", paramLabel = "PART",
            description = "unit-economics: what is left of revenue, like 0.7 or 70%% (default: 1).")
    private @Nullable String margin;

    @Option(names = "--horizon-months", paramLabel = "N",
            description = "unit-economics: after how many months the value is the LTV (default: 12).")
    private @Nullable String horizon;

    @Option(names = "--monthly-churn", paramLabel = "PART",
            description = "unit-economics: what part of customers a month loses.")
    private @Nullable String churn;

    @Option(names = "--costs", paramLabel = "NAME=AMOUNT,...",
            description = "unit-economics: what else the customers cost, in --currency.")
    private @Nullable String costs;

    @Option(names = "--customers", description = "unit-economics: list them one by one.")
    private boolean customers;

    @Option(names = "--per", paramLabel = "WHAT",
            description = "marginal-cpa: of channels (default) or campaigns.")
    private @Nullable String per;

    @Option(names = "--targets", paramLabel = "FILE",
            description = "channels, campaigns: what a conversion may cost, and what a month (default: as set).")
    private @Nullable Path targets;

    @Option(names = "--funnel-rules", paramLabel = "FILE",
            description = "funnel: what the client says about its campaigns (default: as set).")
    private @Nullable Path funnelRules;

    @Option(names = "--platform-windows", paramLabel = "FILE",
            description = "reconcile: after how many days platforms still claim (default: as set).")
    private @Nullable Path windows;

    @Option(names = "--goal", paramLabel = "WHAT",
            description = "reconcile: what the platforms count: all (default), leads or sales.")
    private @Nullable String goal;

    /// Those of the options, else those of the settings.
    PlanSettings read(DataOption data) {
        List<String> mistakes = new ArrayList<>();
        PlanSettings given = PlanSettings.read(Optional.ofNullable(targets), Optional.ofNullable(funnelRules),
                Optional.ofNullable(windows), mistakes);
        if (!mistakes.isEmpty()) {
            throw new Failure(String.join("\n", mistakes));
        }
        PlanSettings set = data.settings().plan();
        return new PlanSettings(targets == null ? set.targets() : given.targets(),
                funnelRules == null ? set.funnel() : given.funnel(),
                windows == null ? set.windows() : given.windows());
    }

    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        TouchOptions.put(texts, "margin", margin);
        TouchOptions.put(texts, "horizon_months", horizon);
        TouchOptions.put(texts, "monthly_churn", churn);
        TouchOptions.put(texts, "costs", costs);
        TouchOptions.put(texts, "goal", goal);
        TouchOptions.put(texts, "per", per);
        TouchOptions.put(texts, "customers", customers ? "true" : null);
        return texts;
    }
}
