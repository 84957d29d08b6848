package outlay.web;

import java.util.List;
import outlay.json.Json;
import outlay.report.Breakdown;
import tools.jackson.databind.node.ObjectNode;

/// A breakdown as JSON, the same for the API and the command line: each row has the metrics that such rows know, and no
/// others.
public final class BreakdownJson {
    private BreakdownJson() {}

    /// One line, for a machine.
    public static byte[] bytes(Breakdown breakdown, long version) {
        return Json.bytes(AnswerJson.putVersion(node(breakdown), version));
    }

    /// Indented, for a terminal.
    public static String text(Breakdown breakdown, long version) {
        return Json.indented(AnswerJson.putVersion(node(breakdown), version));
    }

    private static ObjectNode node(Breakdown breakdown) {
        Breakdown.By by = breakdown.by();
        ObjectNode node = AnswerJson.head(BreakdownReader.nameOf(by), breakdown.question(), breakdown.period());
        node.put("knows_spend", by.knowsSpend());
        var rows = node.putArray("rows");
        breakdown.rows().forEach(row -> AnswerJson.put(rows.addObject(), by.columns(), row, by.metrics()));
        var totals = node.putArray("totals");
        breakdown.totals().forEach(row -> AnswerJson.put(totals.addObject(), List.of(), row, by.metrics()));
        AnswerJson.putBalances(node, breakdown.balances());
        return node;
    }
}
