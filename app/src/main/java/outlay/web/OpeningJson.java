package outlay.web;

import java.util.Locale;
import java.util.Optional;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.json.Json;
import outlay.metric.Figures;
import outlay.metric.Metric;
import outlay.report.Contributions;
import outlay.report.Contributions.Line;
import outlay.report.Contributions.Mark;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The conversions behind a cell as JSON, the same for the API and the command line.
public final class OpeningJson {
    private OpeningJson() {}

    public static byte[] bytes(Contributions behind, Optional<Mark> after, int limit, long version) {
        return Json.bytes(node(behind, after, limit, version));
    }

    public static String text(Contributions behind, Optional<Mark> after, int limit, long version) {
        return Json.indented(node(behind, after, limit, version));
    }

    private static ObjectNode node(Contributions behind, Optional<Mark> after, int limit, long version) {
        Contributions.Page page = behind.page(after, limit);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("client", behind.question().client().value());
        AnswerJson.put(node, behind.question());
        node.put("count", behind.lines().size());
        var lines = node.putArray("journeys");
        page.lines().forEach(line -> put(lines.addObject(), line));
        var totals = node.putArray("totals");
        behind.totals().forEach((currency, figures) -> put(totals.addObject(), figures, currency));
        node.put("next", page.next().map(OpeningReader::print).orElse(null));
        return AnswerJson.putVersion(node, version);
    }

    private static void put(ObjectNode node, Line line) {
        node.put("conversion", line.conversion()).put("kind", nameOf(line.kind())).put("person", line.person())
                .put("at", line.at().toString());
        put(node.putObject("value"), line.value());
        put(node, line.credited(), line.currency());
    }

    private static void put(ObjectNode node, Figures credited, Currency currency) {
        node.put("currency", currency.code());
        for (Metric metric : new Metric[]{Metric.LEADS, Metric.CONVERSIONS, Metric.REVENUE}) {
            node.put(metric.label(), metric.value(credited, currency).orElse(null));
        }
    }

    static void put(ObjectNode node, Money money) {
        node.put("amount", money.amount()).put("currency", money.currency().code());
    }

    static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
