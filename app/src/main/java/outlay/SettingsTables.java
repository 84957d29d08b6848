package outlay;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.base.ClientId;
import outlay.funnel.FunnelRules;
import outlay.live.LiveBooks;
import outlay.plan.Target;
import outlay.reconcile.PlatformWindows;
import outlay.setting.Editor;
import outlay.setting.Grammar;
import outlay.setting.TablesApi;
import outlay.setting.Tries;
import outlay.telling.rule.Rules;
import outlay.web.Router;

/// What clients' people change while a server runs, as it is now.
final class SettingsTables {
    private final Settings settings;
    private final Clock clock;
    private final Editor<List<Target>> targets;
    private final Editor<SortedMap<ClientId, FunnelRules>> funnel;
    private final Editor<SortedMap<ClientId, Map<Kind, Rule>>> alerts;
    private final Editor<PlatformWindows> windows;
    private final Editor<Rules> rules;
    private final RetentionTable retention;

    /// Begins with what the settings say.
    SettingsTables(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.targets = editor(TableFiles.TARGETS, settings.plan().targets());
        this.funnel = editor(TableFiles.FUNNEL, settings.plan().funnel());
        this.alerts = editor(TableFiles.ALERTS, settings.alerts().rules());
        this.windows = editor(TableFiles.WINDOWS, settings.plan().windows());
        this.rules = editor(TableFiles.RULES, settings.rules());
        this.retention = new RetentionTable(settings, editor(TableFiles.RETENTION, settings.retention().file()), clock);
    }

    private <T> Editor<T> editor(Grammar<T> grammar, T begin) {
        Path data = settings.data();
        return new Editor<>(grammar, settings.tables().of(grammar, data), settings.tables().readOnly(grammar, data),
                TableFiles.history(data), begin, clock);
    }

    List<Target> targets() {
        return targets.now();
    }

    FunnelRules funnelOf(ClientId client) {
        return funnel.now().getOrDefault(client, FunnelRules.NONE);
    }

    Map<Kind, Rule> alertsOf(ClientId client) {
        return alerts.now().getOrDefault(client, Map.of());
    }

    PlatformWindows windows() {
        return windows.now();
    }

    RetentionTable retention() {
        return retention;
    }

    Rules rules() {
        return rules.now();
    }

    /// Lets them be read, tried, changed and taken back.
    Router addTo(Router routes, LiveBooks books, AlertParts watch, RulesTrial preview, Tries tries) {
        TableTrials trials = new TableTrials(books, this, watch);
        Runnable look = watch::soon;
        return new TablesApi(List.of(new TablesApi.Served<>(targets, trials::targets, look),
                new TablesApi.Served<>(funnel, trials::funnel, () -> {}),
                new TablesApi.Served<>(alerts, trials::alerts, look),
                new TablesApi.Served<>(windows, trials::windows, () -> {}),
                new TablesApi.Served<>(rules, preview, () -> {})), tries).addTo(routes);
    }
}
