package outlay.web;

import java.math.BigDecimal;
import java.util.Optional;
import outlay.base.Currency;
import outlay.json.Json;
import outlay.metric.Metric;
import outlay.plan.Marginal;
import outlay.report.MarginalCosts;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Marginal costs as JSON, the same for the API and the command line: money as decimal strings, null and a reason where
/// nothing can be known.
public final class MarginalJson {
    private MarginalJson() {}

    /// One line, for a machine.
    public static byte[] bytes(MarginalCosts costs, long version) {
        return Json.bytes(AnswerJson.putVersion(node(costs), version));
    }

    /// Indented, for a terminal.
    public static String text(MarginalCosts costs, long version) {
        return Json.indented(AnswerJson.putVersion(node(costs), version));
    }

    private static ObjectNode node(MarginalCosts costs) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("report", "marginal-cpa").put("client", costs.question().client().value());
        node.put("per", QuestionReader.nameOf(costs.question().by()));
        node.putObject("period").put("from", costs.weeks().from().toString()).put("to",
                costs.weeks().to().toString());
        AnswerJson.put(node, costs.question());
        var rows = node.putArray("rows");
        costs.rows().forEach(row -> {
            ObjectNode one = rows.addObject();
            costs.question().by().columns()
                    .forEach(column -> one.put(column, row.report().keys().getOrDefault(column, "")));
            Currency currency = row.report().currency();
            one.put("currency", currency.code());
            for (Metric metric : new Metric[]{Metric.SPEND, Metric.CONVERSIONS}) {
                one.put(metric.label(), metric.value(row.report().figures(), currency).orElse(null));
            }
            put(one.put("weeks", row.weeks()), row.cost());
        });
        return node;
    }

    /// What is known of one series of periods.
    public static void put(ObjectNode node, Marginal marginal) {
        node.put("average_cpa", marginal.averageCpa().map(BigDecimal::toPlainString).orElse(null));
        node.put("identifiable", marginal.fit().isPresent());
        Optional<Marginal.Fit> fit = marginal.fit();
        node.put("marginal_cpa", fit.map(f -> f.cpa().toPlainString()).orElse(null));
        node.put("low", fit.map(f -> f.low().toPlainString()).orElse(null));
        node.put("high", fit.map(f -> f.high().toPlainString()).orElse(null));
        node.put("elasticity", fit.map(Marginal.Fit::elasticity).orElse(null));
        node.put("why_not", marginal.why());
    }
}
