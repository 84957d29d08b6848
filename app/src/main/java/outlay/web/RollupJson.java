package outlay.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.base.Period;
import outlay.json.Json;
import outlay.metric.Figures;
import outlay.metric.Metric;
import outlay.report.Question;
import outlay.report.Rollup;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A roll-up as JSON, the same for the API and the command line.
public final class RollupJson {
    /// In the order in which a row has them.
    public static final List<Metric> METRICS = List.of(Metric.SPEND, Metric.REVENUE, Metric.CONVERSIONS, Metric.ROAS,
            Metric.CPA);

    private RollupJson() {}

    /// One line, for a machine.
    ///
    /// @param alerts how many alerts of a client are open
    public static byte[] bytes(RollupReader asked, Rollup rollup, ToLongFunction<ClientId> alerts) {
        return Json.bytes(node(asked, rollup, alerts));
    }

    /// Indented, for a terminal.
    public static String text(RollupReader asked, Rollup rollup, ToLongFunction<ClientId> alerts) {
        return Json.indented(node(asked, rollup, alerts));
    }

    /// above, within, or empty where there is no telling.
    public static Optional<String> target(Rollup.Row row) {
        return row.above().map(above -> above ? "above" : "within");
    }

    private static ObjectNode node(RollupReader asked, Rollup rollup, ToLongFunction<ClientId> alerts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Question question = asked.toAny();
        node.put("from", question.period().map(Period::from).map(Object::toString).orElse(null));
        node.put("to", question.period().map(Period::to).map(Object::toString).orElse(null));
        AnswerJson.put(node, question);
        var rows = node.putArray("rows");
        rollup.rows().forEach(row -> put(rows.addObject(), row, alerts.applyAsLong(row.client())));
        var totals = node.putArray("totals");
        rollup.totals().forEach(total -> put(totals.addObject(), Optional.of(total.currency()), total.figures())
                .put("unclassified_spend", share(total.unclassifiedShare())));
        return AnswerJson.putVersion(node, rollup.version());
    }

    private static void put(ObjectNode node, Rollup.Row row, long alerts) {
        node.put("client", row.client().value());
        put(node, row.currency(), row.figures());
        node.put("cpa_target", row.maxCpa().map(Micros::amount).orElse(null));
        node.put("target", target(row).orElse(null));
        node.put("unclassified_spend", share(row.unclassifiedShare()));
        node.put("open_alerts", alerts);
        node.put("not_converted", row.notConverted().orElse(null));
    }

    /// Without a currency no figure has a value.
    private static ObjectNode put(ObjectNode node, Optional<Currency> currency, Figures figures) {
        node.put("currency", currency.map(Currency::code).orElse(null));
        METRICS.forEach(metric -> node.put(metric.label(),
                currency.flatMap(known -> metric.value(figures, known)).orElse(null)));
        return node;
    }

    private static @Nullable String share(Optional<BigDecimal> share) {
        return share.map(BigDecimal::toPlainString).orElse(null);
    }
}
