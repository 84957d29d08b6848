package outlay.web;

import java.util.List;
import outlay.base.Currency;
import outlay.json.Json;
import outlay.metric.Figures;
import outlay.metric.Metric;
import outlay.report.Changes;
import outlay.report.Edition;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Why a report has changed, as JSON, the same for the API and the command line.
public final class ChangesJson {
    /// What sums up; ratios have no causes of their own.
    public static final List<Metric> METRICS = List.of(Metric.SPEND, Metric.IMPRESSIONS, Metric.CLICKS, Metric.LEADS,
            Metric.CONVERSIONS, Metric.REVENUE);

    private ChangesJson() {}

    public static byte[] bytes(Changes changes) {
        return Json.bytes(node(changes));
    }

    public static String text(Changes changes) {
        return Json.indented(node(changes));
    }

    private static ObjectNode node(Changes changes) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("report", QuestionReader.nameOf(changes.question().by()));
        node.put("client", changes.question().client().value());
        AnswerJson.put(node, changes.question());
        node.put("from_version", changes.from()).put("to_version", changes.to()).put("rules", Edition.RULES);
        var rows = node.putArray("rows");
        changes.rows().forEach(row -> put(rows.addObject(), changes.question().by().columns(), row));
        var totals = node.putArray("totals");
        changes.totals().forEach(row -> put(totals.addObject(), List.of(), row));
        return node;
    }

    private static void put(ObjectNode node, List<String> columns, Changes.Row row) {
        columns.forEach(column -> node.put(column, row.keys().getOrDefault(column, "")));
        node.put("currency", row.currency().code());
        put(node.putObject("before"), row.before(), row.currency());
        put(node.putObject("after"), row.after(), row.currency());
        var causes = node.putArray("causes");
        row.causes().forEach((cause, moved) -> {
            ObjectNode one = causes.addObject().put("cause", OpeningJson.nameOf(cause)).put("sentence",
                    cause.sentence());
            put(one, moved, row.currency());
        });
        node.put("holds", row.holds());
    }

    private static void put(ObjectNode node, Figures figures, Currency currency) {
        for (Metric metric : METRICS) {
            String value = metric.value(figures, currency).orElseThrow();
            if (metric.unit() == Metric.Unit.COUNT) {
                node.put(metric.label(), Long.parseLong(value));
            } else {
                node.put(metric.label(), value);
            }
        }
    }
}
