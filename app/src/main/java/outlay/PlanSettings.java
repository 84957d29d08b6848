package outlay;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.ClientId;
import outlay.funnel.FunnelRules;
import outlay.plan.Target;
import outlay.reconcile.PlatformWindows;

/// What clients want, and say about their campaigns, from the tables that the settings name.
///
/// @param targets what a conversion may cost, and a month
/// @param funnel  what stages and tactics their campaigns have
/// @param windows under which platforms take conversions for their own
public record PlanSettings(List<Target> targets, SortedMap<ClientId, FunnelRules> funnel, PlatformWindows windows) {
    public static final PlanSettings NONE = new PlanSettings(List.of(), Collections.emptySortedMap(),
            PlatformWindows.NONE);
    static final List<String> KEYS = List.of("targets", "funnel_rules", "platform_windows");

    public PlanSettings {
        targets = List.copyOf(targets);
    }

    /// @param mistakes gets a sentence for everything that is wrong
    public static PlanSettings read(Optional<Path> targets, Optional<Path> funnel, Optional<Path> windows,
            List<String> mistakes) {
        return new PlanSettings(targets.map(path -> TargetsFile.read(path, mistakes)).orElse(List.of()),
                funnel.map(path -> FunnelRulesFile.read(path, mistakes)).orElse(Collections.emptySortedMap()),
                windows.map(path -> PlatformWindowsFile.read(path, mistakes)).orElse(PlatformWindows.NONE));
    }

    public FunnelRules funnelOf(ClientId client) {
        return funnel.getOrDefault(client, FunnelRules.NONE);
    }
}
