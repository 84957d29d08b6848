package outlay.web;

import java.util.List;
import java.util.Map;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Decimal;
import outlay.base.Micros;
import outlay.base.Pausing;
import outlay.journey.Journey.Kind;
import outlay.json.Json;
import outlay.reconcile.Line;
import outlay.reconcile.Measure;
import outlay.reconcile.PlatformWindow;
import outlay.reconcile.Reason;
import outlay.reconcile.Reconciliation;
import outlay.reconcile.Total;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Platform against ours as JSON, the same for the API and the command line: all figures decimal texts, conversions
/// too.
public final class ReconcileJson {
    private static final int CREDIT_DECIMALS = 2;

    private ReconcileJson() {}

    /// One line, for a machine.
    public static byte[] bytes(Reconciliation found, long version) {
        return Json.bytes(AnswerJson.putVersion(node(found), version));
    }

    /// Indented, for a terminal.
    public static String text(Reconciliation found, long version) {
        return Json.indented(AnswerJson.putVersion(node(found), version));
    }

    /// Money with the currency's decimals at least, conversions with two.
    public static String amount(long micros, Measure measure, Currency currency) {
        return measure.money()
                ? new Micros(micros, currency).amount()
                : Decimal.print(micros, Micros.DECIMALS, CREDIT_DECIMALS);
    }

    private static ObjectNode node(Reconciliation found) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("report", "reconcile").put("client", found.asked().question().client().value());
        node.putObject("period").put("from", found.period().from().toString()).put("to",
                found.period().to().toString());
        AnswerJson.put(node, found.asked().question());
        node.put("goal", found.asked().goal().label());
        putWindows(node, found);
        var totals = node.putArray("totals");
        found.totals().forEach(total -> put(totals.addObject(), total));
        var lines = node.putArray("lines");
        found.lines().forEach(line -> put(lines.addObject(), line));
        ObjectNode unconverted = node.putObject("unconverted");
        found.unconverted().forEach((currency, money) -> unconverted.put(currency.code(), money.amount()));
        var reasons = node.putArray("reasons");
        for (Reason reason : Reason.values()) {
            reasons.addObject().put("reason", reason.label()).put("sentence", reason.sentence())
                    .put("test", reason.test()).put("remedy", reason.remedy());
        }
        return node.put("holds", found.holds());
    }

    /// Under which windows each account's claims were taken; `said` where somebody said so.
    private static void putWindows(ObjectNode node, Reconciliation found) {
        var windows = node.putArray("windows");
        ClientId client = found.asked().question().client();
        found.totals().stream().map(total -> List.of(total.platform(), total.account())).distinct().forEach(of -> {
            ObjectNode one = windows.addObject().put("platform", of.get(0)).put("account", of.get(1));
            Map.of("leads", Kind.LEAD, "sales", Kind.ORDER).entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(goal -> {
                        PlatformWindow window = found.asked().windows().of(client, of.get(0), of.get(1),
                                goal.getValue());
                        one.putObject(goal.getKey()).put("click_days", window.clickDays())
                                .put("view_days", window.viewDays()).put("said",
                                        found.asked().windows().says(client, of.get(0), of.get(1), goal.getValue()));
                    });
        });
    }

    private static void put(ObjectNode node, Total total) {
        node.put("platform", total.platform()).put("account", total.account()).put("account_name",
                total.accountName());
        node.put("currency", total.currency().code()).put("measure", total.measure().label());
        put(node, total.first(), total.now(), total.ours(), total.measure(), total.currency());
        ObjectNode reasons = node.putObject("reasons");
        total.reasons().forEach((reason, amount) -> reasons.put(reason.label(),
                amount(amount, total.measure(), total.currency())));
    }

    private static void put(ObjectNode node, Line line) {
        Pausing.here();
        node.put("platform", line.platform()).put("account", line.account()).put("account_name", line.accountName());
        node.put("day", line.day().toString()).put("zone", line.zone()).put("currency", line.currency().code());
        node.put("measure", line.measure().label());
        put(node, line.first(), line.now(), line.ours(), line.measure(), line.currency());
        var parts = node.putArray("parts");
        line.parts().forEach(part -> parts.addObject().put("reason", part.reason().label())
                .put("amount", amount(part.amount(), line.measure(), line.currency()))
                .put("evidence", part.evidence()));
    }

    private static void put(ObjectNode node, long first, long now, long ours, Measure measure, Currency currency) {
        node.put("first", amount(first, measure, currency)).put("now", amount(now, measure, currency))
                .put("ours", amount(ours, measure, currency))
                .put("difference", amount(Math.subtractExact(first, ours), measure, currency));
    }
}
