package outlay;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import outlay.alert.Alert;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.funnel.FunnelRules;
import outlay.live.LiveBooks;
import outlay.plan.Target;
import outlay.reconcile.Goal;
import outlay.reconcile.PlatformWindows;
import outlay.reconcile.Reason;
import outlay.reconcile.Reconciliation;
import outlay.reconcile.Total;
import outlay.report.FunnelAnswer;
import outlay.report.Question;
import outlay.report.Question.By;
import outlay.setting.Editor.Change;
import outlay.setting.Progress;
import outlay.web.ReconcileJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What changes of settings do, from the books as they are: which campaigns move, which alerts there would be, which
/// differences are explained otherwise. Of all days, credited linearly within thirty days.
final class TableTrials {
    private static final int LOOKBACK_DAYS = 30;

    private final LiveBooks books;
    private final SettingsTables tables;
    private final AlertParts watch;

    TableTrials(LiveBooks books, SettingsTables tables, AlertParts watch) {
        this.books = books;
        this.tables = tables;
        this.watch = watch;
    }

    /// Where a campaign stands, and where it would.
    private record Way(String fromStage, String fromTactic, String toStage, String toTactic, Currency currency)
            implements
                Comparable<Way> {
        @Override
        public int compareTo(Way other) {
            return key().compareTo(other.key());
        }

        private String key() {
            return String.join("\t", fromStage, fromTactic, toStage, toTactic, currency.code());
        }
    }

    void funnel(ClientId client, Change<SortedMap<ClientId, FunnelRules>> change, ObjectNode figures, Progress quick) {
        FunnelAnswer before = funnel(client, change.before());
        FunnelAnswer after = funnel(client, change.after());
        Map<List<String>, FunnelAnswer.Campaign> now = new HashMap<>();
        before.campaigns().forEach(campaign -> now.put(key(campaign), campaign));
        SortedMap<Way, List<FunnelAnswer.Campaign>> moved = new TreeMap<>();
        for (FunnelAnswer.Campaign then : after.campaigns()) {
            Optional.ofNullable(now.get(key(then))).map(was -> new Way(was.placed().stage().label(),
                    was.placed().tactic(), then.placed().stage().label(), then.placed().tactic(),
                    then.row().currency()))
                    .filter(way -> !way.fromStage.equals(way.toStage) || !way.fromTactic.equals(way.toTactic))
                    .ifPresent(way -> moved.computeIfAbsent(way, any -> new ArrayList<>()).add(then));
        }
        ArrayNode moves = figures.putArray("moves");
        moved.forEach((way, campaigns) -> moves.addObject().put("from_stage", way.fromStage)
                .put("from_tactic", way.fromTactic).put("to_stage", way.toStage).put("to_tactic", way.toTactic)
                .put("currency", way.currency.code()).put("campaigns", campaigns.size())
                .put("spend", new Micros(campaigns.stream().mapToLong(one -> one.row().figures().spendMicros())
                        .reduce(0, Math::addExact), way.currency).amount()));
        ArrayNode shares = figures.putArray("unclassified");
        after.unclassified().forEach((currency, share) -> shares.addObject().put("currency", currency.code())
                .put("before", text(before.unclassified().getOrDefault(currency, Optional.empty())))
                .put("after", text(share)));
    }

    private static List<String> key(FunnelAnswer.Campaign campaign) {
        return List.of(campaign.row().campaignKey(), campaign.row().currency().code());
    }

    private static String text(Optional<BigDecimal> share) {
        return share.map(BigDecimal::toPlainString).orElse("0");
    }

    private FunnelAnswer funnel(ClientId client, SortedMap<ClientId, FunnelRules> rules) {
        return books.of(client).funnel(question(client, By.CAMPAIGNS),
                rules.getOrDefault(client, FunnelRules.NONE));
    }

    private static Question question(ClientId client, By by) {
        return new Question(client, by, Optional.empty(), new Attribution(Model.LINEAR, LOOKBACK_DAYS), ZoneOffset.UTC,
                Optional.empty(), Question.Filter.ALL);
    }

    void targets(ClientId client, Change<List<Target>> change, ObjectNode figures, Progress quick) {
        Map<Kind, Rule> rules = tables.alertsOf(client);
        put(figures, watch.would(client, rules, change.before()), watch.would(client, rules, change.after()));
    }

    void alerts(ClientId client, Change<SortedMap<ClientId, Map<Kind, Rule>>> change, ObjectNode figures,
            Progress quick) {
        put(figures, watch.would(client, change.before().getOrDefault(client, Map.of()), tables.targets()),
                watch.would(client, change.after().getOrDefault(client, Map.of()), tables.targets()));
    }

    private static void put(ObjectNode figures, List<Alert> before, List<Alert> after) {
        Set<String> now = before.stream().map(Alert::key).collect(Collectors.toSet());
        Set<String> then = after.stream().map(Alert::key).collect(Collectors.toSet());
        ArrayNode list = figures.putArray("alerts");
        after.stream().filter(alert -> !now.contains(alert.key())).forEach(alert -> put(list, alert, "new"));
        before.stream().filter(alert -> !then.contains(alert.key())).forEach(alert -> put(list, alert, "over"));
        now.retainAll(then);
        figures.put("alerts_stay", now.size());
    }

    private static void put(ArrayNode list, Alert alert, String becomes) {
        list.addObject().put("becomes", becomes).put("kind", alert.kind().label()).put("subject", alert.subject())
                .put("detail", alert.detail())
                .put("currency", alert.atStake().map(money -> money.currency().code()).orElse(null))
                .put("at_stake", alert.atStake().map(Micros::amount).orElse(null));
    }

    void windows(ClientId client, Change<PlatformWindows> change, ObjectNode figures, Progress quick) {
        List<Total> after = reconciled(client, change.after());
        Set<Total> same = new HashSet<>(after);
        ArrayNode list = figures.putArray("differences");
        for (Total was : reconciled(client, change.before())) {
            if (!same.contains(was)) {
                after.stream().filter(is -> Objects.equals(place(is), place(was))).findFirst()
                        .ifPresent(is -> put(list.addObject(), was, is));
            }
        }
    }

    private static List<Object> place(Total total) {
        return List.of(total.platform(), total.account(), total.currency(), total.measure());
    }

    private static void put(ObjectNode node, Total was, Total is) {
        node.put("platform", was.platform()).put("account", was.account()).put("account_name", was.accountName())
                .put("measure", was.measure().label()).put("currency", was.currency().code());
        ArrayNode reasons = node.putArray("reasons");
        for (Reason reason : Reason.values()) {
            long before = was.reasons().getOrDefault(reason, 0L);
            long now = is.reasons().getOrDefault(reason, 0L);
            if (before != now) {
                reasons.addObject().put("reason", reason.label())
                        .put("before", ReconcileJson.amount(before, was.measure(), was.currency()))
                        .put("after", ReconcileJson.amount(now, was.measure(), was.currency()));
            }
        }
    }

    private List<Total> reconciled(ClientId client, PlatformWindows windows) {
        return Reconciliation.of(books.of(client), new Reconciliation.Asked(question(client, By.PLATFORMS), Goal.ALL,
                windows)).totals();
    }
}
