package outlay.web;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Currency;
import outlay.base.Decimal;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Pausing;
import outlay.json.Json;
import outlay.metric.Figures;
import outlay.report.Paths;
import outlay.report.Paths.Bucket;
import outlay.report.Paths.Way;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Ways to conversions as JSON; money and parts of conversions are decimal texts.
final class PathsJson {
    private static final int CREDIT_DECIMALS = 2;

    private PathsJson() {}

    /// @param limit how many ways are told one by one
    static byte[] bytes(Paths paths, int limit, long version) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("report", "paths").put("client", paths.question().client().value());
        node.putObject("period").put("from", paths.period().from().toString()).put("to",
                paths.period().to().toString());
        AnswerJson.put(node, paths.question());
        int told = Math.min(limit, paths.ways().size());
        node.put("count", paths.ways().size());
        var list = node.putArray("paths");
        for (Way way : paths.ways().subList(0, told)) {
            Pausing.here();
            ObjectNode one = list.addObject();
            var channels = one.putArray("channels");
            way.channels().forEach(channels::add);
            put(one, way.currency(), way.figures());
        }
        putSums(node.putArray("others"), paths.ways().subList(told, paths.ways().size()));
        putSums(node.putArray("totals"), paths.ways());
        put(node.putArray("lags"), paths.lags());
        put(node.putArray("lengths"), paths.lengths());
        return Json.bytes(AnswerJson.putVersion(node, version));
    }

    private static void putSums(ArrayNode into, List<Way> ways) {
        SortedMap<Currency, Figures> sums = new TreeMap<>();
        ways.forEach(way -> sums.merge(way.currency(), way.figures(), Figures::plus));
        sums.forEach((currency, figures) -> put(into.addObject(), currency, figures));
    }

    private static void put(ObjectNode node, Currency currency, Figures figures) {
        node.put("currency", currency.code());
        node.put("conversions", Decimal.print(figures.conversionMicros(), Micros.DECIMALS, CREDIT_DECIMALS));
        node.put("leads", Decimal.print(figures.leadMicros(), Micros.DECIMALS, CREDIT_DECIMALS));
        node.put("revenue", new Money(figures.revenueMinor(), currency).amount());
    }

    private static void put(ArrayNode into, List<Bucket> buckets) {
        for (Bucket bucket : buckets) {
            ObjectNode node = into.addObject().put("from", bucket.from());
            if (bucket.until() == Integer.MAX_VALUE) {
                node.putNull("until");
            } else {
                node.put("until", bucket.until());
            }
            node.put("conversions", bucket.sales()).put("leads", bucket.leads());
        }
    }
}
