package outlay.web;

import java.util.List;
import outlay.json.Json;
import outlay.report.Targeted;
import tools.jackson.databind.node.ObjectNode;

/// An answer with targets as JSON: that of [AnswerJson] with more fields a row.
public final class TargetedJson {
    private TargetedJson() {}

    /// One line, for a machine.
    public static byte[] bytes(Targeted targeted, long version) {
        return Json.bytes(AnswerJson.putVersion(node(targeted), version));
    }

    /// Indented, for a terminal.
    public static String text(Targeted targeted, long version) {
        return Json.indented(AnswerJson.putVersion(node(targeted), version));
    }

    private static ObjectNode node(Targeted targeted) {
        ObjectNode node = AnswerJson.head(targeted.answer());
        List<String> columns = targeted.answer().question().by().columns();
        var rows = node.putArray("rows");
        targeted.rows().forEach(row -> put(rows.addObject(), columns, row));
        var totals = node.putArray("totals");
        targeted.totals().forEach(row -> put(totals.addObject(), List.of(), row));
        AnswerJson.putBalances(node, targeted.answer());
        return node;
    }

    private static void put(ObjectNode node, List<String> columns, Targeted.Row row) {
        AnswerJson.put(node, columns, row.attributed());
        for (Targeted.Column column : Targeted.Column.values()) {
            node.put(column.label(), column.value(row).orElse(null));
        }
    }
}
