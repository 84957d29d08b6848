package outlay.web;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outlay.base.Micros;
import outlay.fact.Reach;
import outlay.json.Json;
import outlay.metric.Figures;
import outlay.plan.Rate;
import outlay.report.Answer;
import outlay.report.FunnelAnswer;
import outlay.report.FunnelAnswer.Campaign;
import outlay.report.FunnelAnswer.Row;
import outlay.report.FunnelAnswer.Step;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A funnel as JSON, the same for the API and the command line: the unclassified share of the spend first.
public final class FunnelJson {
    private FunnelJson() {}

    /// One line, for a machine.
    public static byte[] bytes(FunnelAnswer funnel, long version) {
        return Json.bytes(AnswerJson.putVersion(node(funnel), version));
    }

    /// Indented, for a terminal.
    public static String text(FunnelAnswer funnel, long version) {
        return Json.indented(AnswerJson.putVersion(node(funnel), version));
    }

    private static ObjectNode node(FunnelAnswer funnel) {
        Answer answer = funnel.answer();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("report", "funnel").put("client", answer.question().client().value());
        node.putObject("period").put("from", answer.period().from().toString()).put("to",
                answer.period().to().toString());
        AnswerJson.put(node, answer.question());
        node.put("funnel_rules", funnel.rulesVersion()).put("observed_until", funnel.until().toString());
        ObjectNode unclassified = node.putObject("unclassified_spend");
        funnel.unclassified().forEach((currency, share) -> unclassified.put(currency.code(),
                share.map(BigDecimal::toPlainString).orElse(null)));
        var stages = node.putArray("stages");
        funnel.stages().forEach(row -> put(stages.addObject().put("stage", row.stage().label()), row));
        var tactics = node.putArray("tactics");
        funnel.tactics().forEach(row -> put(
                tactics.addObject().put("stage", row.stage().label()).put("tactic", row.tactic()), row));
        var campaigns = node.putArray("campaigns");
        funnel.campaigns().forEach(campaign -> put(campaigns.addObject(), campaign));
        var totals = node.putArray("totals");
        answer.totals().forEach(row -> AnswerJson.put(totals.addObject(), List.of(), row));
        AnswerJson.putBalances(node, answer);
        var steps = node.putArray("steps");
        funnel.steps().forEach(step -> put(steps.addObject(), step));
        return node;
    }

    private static void put(ObjectNode node, Row row) {
        AnswerJson.put(node, List.of(), new Answer.Row(Collections.emptySortedMap(), row.currency(),
                row.figures()));
    }

    private static void put(ObjectNode node, Campaign campaign) {
        Figures figures = campaign.row().figures();
        node.put("platform", campaign.row().keys().getOrDefault("platform", ""));
        node.put("channel", campaign.row().keys().getOrDefault("channel", ""));
        node.put("campaign", campaign.row().keys().getOrDefault("campaign", ""));
        node.put("key", campaign.row().campaignKey()).put("currency", campaign.row().currency().code());
        node.put("spend", new Micros(figures.spendMicros(), campaign.row().currency()).amount());
        node.put("reach", campaign.reach().map(Reach::people).orElse(null));
        node.put("frequency", campaign.reach().flatMap(Reach::frequency).map(BigDecimal::toPlainString).orElse(null));
        node.put("stage", campaign.placed().stage().label()).put("tactic", campaign.placed().tactic());
        node.put("rule", campaign.placed().rule().label()).put("evidence", campaign.placed().evidence());
        node.put("confidence", campaign.placed().rule().confidence().name().toLowerCase(Locale.ROOT));
        campaign.fault().ifPresent(fault -> node.putObject("name_fault").put("problem", fault.problem())
                .put("suggestion", fault.suggestion()));
    }

    private static void put(ObjectNode node, Step step) {
        node.put("from", label(step.from())).put("to", label(step.to()));
        put(node, "all", step.all());
        put(node, "mature", step.mature());
        node.put("median_days", step.medianDays().orElse(null)).put("p90_days", step.p90Days().orElse(null));
    }

    private static void put(ObjectNode node, String name, Optional<Rate> rate) {
        if (rate.isEmpty()) {
            node.putNull(name);
        } else {
            node.putObject(name).put("people", rate.get().cases()).put("went_on", rate.get().hits())
                    .put("rate", rate.get().value().toPlainString()).put("low", rate.get().low().toPlainString())
                    .put("high", rate.get().high().toPlainString());
        }
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
