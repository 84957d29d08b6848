package outlay.web;

import java.util.List;
import java.util.Optional;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.fact.Rate;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.json.Json;
import outlay.metric.Figures;
import outlay.metric.Metric;
import outlay.report.Expenses;
import outlay.report.Expenses.Delivered;
import outlay.report.Expenses.Line;
import outlay.report.Expenses.Mark;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of reports behind what a cell cost as JSON, the same for the API and the command line.
public final class SpendJson {
    private static final List<Metric> COUNTS = List.of(Metric.IMPRESSIONS, Metric.CLICKS, Metric.VIDEO_VIEWS);

    private SpendJson() {}

    public static byte[] bytes(Expenses behind, Optional<Mark> after, int limit, long version) {
        return Json.bytes(node(behind, after, limit, version));
    }

    public static String text(Expenses behind, Optional<Mark> after, int limit, long version) {
        return Json.indented(node(behind, after, limit, version));
    }

    private static ObjectNode node(Expenses behind, Optional<Mark> after, int limit, long version) {
        Expenses.Page page = behind.page(after, limit);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("client", behind.question().client().value());
        node.put("currency", behind.question().currency().map(Currency::code).orElse(null));
        node.put("count", behind.lines().size());
        var lines = node.putArray("rows");
        page.lines().forEach(line -> put(lines.addObject(), line));
        var totals = node.putArray("totals");
        behind.totals().forEach((currency, figures) -> put(totals.addObject(), figures, currency));
        node.put("next", page.next().map(OpeningReader::print).orElse(null));
        return AnswerJson.putVersion(node, version);
    }

    private static void put(ObjectNode node, Line line) {
        SpendRow row = line.row();
        Entity of = row.entity();
        node.put("day", row.day().toString()).put("kind", OpeningJson.nameOf(line.kind()))
                .put("platform", row.platform()).put("account_id", row.accountId()).put("account", row.accountName())
                .put("zone", row.zone()).put("channel", line.source().channel()).put("campaign_id", of.campaignId())
                .put("campaign", of.campaignName()).put("ad_group_id", of.adGroupId())
                .put("ad_group", of.adGroupName()).put("ad_id", of.adId()).put("ad", of.adName())
                .put("keyword", of.keyword()).put("segment", row.segment());
        put(node, line.figures(), line.currency());
        put(node.putObject("reported"), line.reported());
        if (line.kind() == Expenses.Kind.REST) {
            put(node.putObject("named"), line.named());
        } else {
            node.putNull("named");
        }
        var rates = node.putArray("rates");
        line.rates().forEach(used -> put(rates.addObject(), used));
        var from = node.putArray("from");
        line.of().forEach(delivered -> put(from.addObject(), delivered));
    }

    private static void put(ObjectNode node, Figures figures, Currency currency) {
        node.put("currency", currency.code());
        node.put(Metric.SPEND.label(), Metric.SPEND.value(figures, currency).orElseThrow());
        for (Metric metric : COUNTS) {
            metric.value(figures, currency).ifPresent(count -> node.put(metric.label(), Long.parseLong(count)));
        }
    }

    private static void put(ObjectNode node, Micros amount) {
        node.put("amount", amount.amount()).put("currency", amount.currency().code());
    }

    private static void put(ObjectNode node, Rate.Used used) {
        node.put("day", used.rate().day().toString()).put("base", used.rate().base().code())
                .put("quote", used.rate().quote().code()).put("rate", used.rate().rate().toPlainString())
                .put("source", used.rate().source()).put("divided", used.divided());
    }

    private static void put(ObjectNode node, Delivered by) {
        node.put("import", by.importId()).put("file", by.file()).put("line", by.line());
    }
}
