package outlay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.base.ClientId;
import outlay.funnel.FunnelRules;
import outlay.plan.Target;
import outlay.privacy.RetentionPlan;
import outlay.reconcile.PlatformWindows;
import outlay.setting.CsvGrammar;
import outlay.setting.Grammar;
import outlay.telling.rule.Rules;

/// The files of settings in which clients have rows of their own: those that settings name, and where they are looked
/// for without one, in the folder `settings` of the data folder.
///
/// @param named by the names of settings
public record TableFiles(SortedMap<String, Path> named) {
    public static final TableFiles NONE = new TableFiles(Map.of());
    static final Grammar<List<Target>> TARGETS = new CsvGrammar<>("targets", List.of("channel", "campaign", "country",
            "industry", "employees_from", "employees_to", "currency", "max_cpa", "monthly_budget"),
            List.of("client", "currency"), List.of(), TargetsFile::read);
    static final Grammar<SortedMap<ClientId, FunnelRules>> FUNNEL = new CsvGrammar<>("funnel_rules", List.of("rule",
            "match", "variable", "stage", "tactic"), List.of("client", "rule", "match"),
            Collections.emptySortedMap(), FunnelRulesFile::read);
    static final Grammar<SortedMap<ClientId, Map<Kind, Rule>>> ALERTS = new CsvGrammar<>("alert_rules", List.of("rule",
            "threshold", "days"), List.of("client", "rule", "threshold"), Collections.emptySortedMap(),
            AlertRulesFile::read);
    static final Grammar<PlatformWindows> WINDOWS = new CsvGrammar<>("platform_windows", List.of("platform", "account",
            "goal", "click_days", "view_days"), List.of("client", "platform", "click_days", "view_days"),
            PlatformWindows.NONE, PlatformWindowsFile::read);
    /// Of all clients at once: what is kept is kept in one log.
    static final Grammar<RetentionPlan> RETENTION = new CsvGrammar<>("retention", List.of("class", "kept", "from"),
            List.of("class", "kept"), RetentionPlan.KEEP, RetentionFile::read);
    static final Grammar<Rules> RULES = new RulesGrammar();
    static final List<String> NAMES = List.of(TARGETS, FUNNEL, ALERTS, WINDOWS, RULES).stream().map(Grammar::name)
            .toList();
    private static final String FOLDER = "settings";
    static final String RETENTION_FILE = FOLDER + "/" + RETENTION.name() + "." + RETENTION.extension();

    public TableFiles {
        named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
    }

    TableFiles(Map<String, Path> named) {
        this(new TreeMap<>(named));
    }

    /// What files were is kept in a folder of it.
    static Path folder(Path data) {
        return data.resolve(FOLDER);
    }

    /// What they were before changes.
    static Path history(Path data) {
        return folder(data).resolve("history");
    }

    /// Where a file is, or would be.
    Path of(Grammar<?> grammar, Path data) {
        return Optional.ofNullable(named.get(grammar.name()))
                .orElseGet(() -> folder(data).resolve(grammar.name() + "." + grammar.extension()));
    }

    /// Why a file is not for clients' people to change; absent where it is.
    Optional<String> readOnly(Grammar<?> grammar, Path data) {
        boolean inside = of(grammar, data).toAbsolutePath().normalize().startsWith(data.toAbsolutePath().normalize());
        return inside
                ? Optional.empty()
                : Optional.of("the setting " + grammar.name() + " names a file outside of the data folder, which"
                        + " belongs to whoever runs the server. To have it changed here, they move it to "
                        + FOLDER + "/" + grammar.name() + "." + grammar.extension()
                        + " of the data folder and take the setting out");
    }

    /// What it says; nothing where no setting names it and it is not there.
    ///
    /// @param mistakes gets a sentence for everything that is wrong
    <T> T read(Grammar<T> grammar, Path data, List<String> mistakes) {
        Path file = of(grammar, data);
        return named.containsKey(grammar.name()) || Files.exists(file)
                ? grammar.read(file, mistakes)
                : grammar.none();
    }
}
