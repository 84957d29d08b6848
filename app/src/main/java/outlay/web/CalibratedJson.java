package outlay.web;

import java.util.List;
import java.util.Locale;
import outlay.base.Decimal;
import outlay.fact.LiftTest;
import outlay.json.Json;
import outlay.report.Calibrated;
import tools.jackson.databind.node.ObjectNode;

/// A calibrated answer as JSON: that of [AnswerJson] with more fields a row, rows of the baseline, and the lift tests.
public final class CalibratedJson {
    private static final int DECIMALS = 6;
    private static final int DECIMALS_SHOWN = 2;

    private CalibratedJson() {}

    /// One line, for a machine.
    public static byte[] bytes(Calibrated calibrated, long version) {
        return Json.bytes(AnswerJson.putVersion(node(calibrated), version));
    }

    /// Indented, for a terminal.
    public static String text(Calibrated calibrated, long version) {
        return Json.indented(AnswerJson.putVersion(node(calibrated), version));
    }

    private static ObjectNode node(Calibrated calibrated) {
        ObjectNode node = AnswerJson.head(calibrated.answer());
        List<String> columns = calibrated.answer().question().by().columns();
        var rows = node.putArray("rows");
        calibrated.rows().forEach(row -> put(rows.addObject(), columns, row));
        var totals = node.putArray("totals");
        calibrated.totals().forEach(row -> put(totals.addObject(), List.of(), row));
        AnswerJson.putBalances(node, calibrated.answer());
        var tests = node.putArray("lift_tests");
        calibrated.tests().forEach(tested -> put(tests.addObject(), tested));
        return node;
    }

    private static void put(ObjectNode node, List<String> columns, Calibrated.Row row) {
        AnswerJson.put(node, columns, row.attributed());
        for (Calibrated.Column column : Calibrated.Column.values()) {
            node.put(column.label(), column.value(row).orElse(null));
        }
    }

    private static void put(ObjectNode node, Calibrated.Tested tested) {
        LiftTest test = tested.test();
        node.put("channel", test.channel()).put("from", test.period().from().toString())
                .put("to", test.period().to().toString());
        node.put(test.measure().name().toLowerCase(Locale.ROOT), print(test.millionths()));
        node.put("standard_error", print(test.errorMillionths())).put("note", test.note());
        node.put("state", tested.state().name().toLowerCase(Locale.ROOT));
    }

    private static String print(long millionths) {
        return Decimal.print(millionths, DECIMALS, DECIMALS_SHOWN);
    }
}
