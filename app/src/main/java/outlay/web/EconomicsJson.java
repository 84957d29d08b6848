package outlay.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.base.Decimal;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Pausing;
import outlay.json.Json;
import outlay.plan.Economics;
import outlay.plan.Economics.Earned;
import outlay.report.UnitEconomics;
import outlay.report.UnitEconomics.InCurrency;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Unit economics as JSON, the same for the API and the command line: money and parts of customers as decimal strings,
/// months and LTV:CAC as numbers, null for what is not known yet.
public final class EconomicsJson {
    private EconomicsJson() {}

    /// One line, for a machine.
    public static byte[] bytes(UnitEconomics economics, boolean customers, long version) {
        return Json.bytes(AnswerJson.putVersion(node(economics, customers), version));
    }

    /// Indented, for a terminal.
    public static String text(UnitEconomics economics, boolean customers, long version) {
        return Json.indented(AnswerJson.putVersion(node(economics, customers), version));
    }

    private static ObjectNode node(UnitEconomics economics, boolean customers) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("report", "unit-economics").put("client", economics.asked().question().client().value());
        node.putObject("period").put("from", economics.period().from().toString()).put("to",
                economics.period().to().toString());
        AnswerJson.put(node, economics.asked().question());
        Economics.Rules rules = economics.asked().rules();
        node.put("observed_until", economics.observedUntil().toString());
        node.put("margin", rules.margin().toPlainString());
        node.put("value_basis", basis(rules)).put("horizon_months", rules.horizonMonths());
        node.put("monthly_churn", rules.monthlyChurn().map(BigDecimal::toPlainString).orElse(null));
        var currencies = node.putArray("currencies");
        economics.currencies().forEach(part -> put(currencies.addObject(), part, customers));
        return node;
    }

    /// What the values are: revenue as long as nobody has said a margin.
    public static String basis(Economics.Rules rules) {
        return rules.margin().compareTo(BigDecimal.ONE) == 0 ? "revenue" : "gross margin";
    }

    private static void put(ObjectNode node, InCurrency part, boolean customers) {
        node.put("currency", part.currency().code());
        put(node, part.total());
        ObjectNode costs = node.putObject("costs");
        part.total().sums().costs().forEach((name, cost) -> costs.put(name, cost.amount()));
        node.put("paid_new_customers", parts(part.total().sums().paidMicros()));
        node.put("cac_paid", text(part.total().cacPaid())).put("cac_loaded", text(part.total().cacLoaded()));
        node.put("ltv_simple", part.total().ltvSimple().map(Money::amount).orElse(null));
        ObjectNode elsewhere = node.putObject("in_other_currencies");
        part.elsewhere().forEach((currency, money) -> elsewhere.put(currency.code(), money.amount()));
        var channels = node.putArray("channels");
        part.channels().forEach((name, channel) -> put(channels.addObject().put("channel", name), channel));
        if (customers) {
            var list = node.putArray("customers");
            part.customers().forEach(won -> {
                Pausing.here();
                ObjectNode one = list.addObject().put("customer", won.name()).put("conversion", won.conversion())
                        .put("at", won.at().toString()).put("revenue", won.revenue().amount())
                        .put("observed_months", won.observedMonths());
                ObjectNode credited = one.putObject("channels");
                won.channels().forEach((channel, micros) -> credited.put(channel, parts(micros)));
            });
        }
    }

    private static void put(ObjectNode node, Economics economics) {
        Economics.Sums sums = economics.sums();
        node.put("spend", new Micros(sums.spendMicros(), sums.currency()).amount());
        node.put("new_customers", parts(sums.newMicros())).put("revenue", sums.revenue().amount());
        node.put("revenue_in_running_months", new Money(sums.runningMinor(), sums.currency()).amount());
        node.put("cac_blended", text(economics.cacBlended()));
        node.put("ltv_at_horizon", economics.ltvAtHorizon().map(Money::amount).orElse(null));
        node.put("ltv_observed", economics.ltvObserved().map(Money::amount).orElse(null));
        node.put("observed_months", economics.observedMonths());
        node.put("ltv_cac", economics.ltvCac().orElse(null)).put("ltv_cac_months", economics.ltvMonths());
        node.put("payback_months", economics.paybackMonths().orElse(null));
        node.put("healthy", economics.healthy().orElse(null));
        var months = node.putArray("months");
        List<Money> values = economics.values();
        for (Earned month : sums.months()) {
            months.addObject().put("month", month.month()).put("customers", parts(month.customersMicros()))
                    .put("revenue", new Money(month.minor(), sums.currency()).amount())
                    .put("value", values.get(month.month() - 1).amount());
        }
    }

    private static @Nullable String text(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse(null);
    }

    private static String parts(long micros) {
        return Decimal.print(micros, Micros.DECIMALS, 2);
    }
}
