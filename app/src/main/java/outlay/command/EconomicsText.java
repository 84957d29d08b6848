package outlay.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.base.Decimal;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.plan.Economics;
import outlay.plan.Economics.Sums;
import outlay.report.UnitEconomics;
import outlay.report.UnitEconomics.InCurrency;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.EconomicsJson;

/// Prints unit economics in each format. A table shows the whole and the channels of every currency, CSV the same rows;
/// JSON has the months and, where they are asked for, the customers too.
final class EconomicsText {
    private static final List<String> HEADER = List.of("channel", "currency", "spend", "new_customers", "cac",
            "revenue", "ltv_at_horizon", "ltv_observed", "observed_months", "ltv_cac", "payback_months");

    private EconomicsText() {}

    static void print(UnitEconomics economics, boolean customers, long version, Format format, Appendable out)
            throws IOException {
        switch (format) {
            case TABLE -> {
                table(economics, customers, out);
                out.append(AnswerText.version(version)).append("\n");
            }
            case CSV -> {
                Csv.record(HEADER, out);
                for (InCurrency part : economics.currencies()) {
                    for (List<String> row : rows(part)) {
                        Csv.record(row, out);
                    }
                }
            }
            case JSON -> out.append(EconomicsJson.text(economics, customers, version)).append("\n");
        }
    }

    private static void table(UnitEconomics economics, boolean customers, Appendable out) throws IOException {
        Economics.Rules rules = economics.asked().rules();
        out.append(economics.asked().question().client() + ": unit economics of customers won " + economics.period()
                + ", observed until " + economics.observedUntil() + ", value is " + EconomicsJson.basis(rules)
                + ", horizon " + rules.horizonMonths() + " months\n\n");
        List<Boolean> right = new ArrayList<>(List.of(false, false));
        for (int i = 2; i < HEADER.size(); i++) {
            right.add(true);
        }
        TextTable text = new TextTable(HEADER, right);
        economics.currencies().forEach(part -> rows(part).forEach(text::row));
        text.print(out);
        out.append("\n");
        for (InCurrency part : economics.currencies()) {
            sentences(part, rules, out);
            if (customers) {
                customers(part, out);
            }
        }
    }

    private static void sentences(InCurrency part, Economics.Rules rules, Appendable out) throws IOException {
        Economics total = part.total();
        out.append(part.currency() + "  CAC paid " + text(total.cacPaid()) + ", blended " + text(total.cacBlended())
                + ", loaded " + total.cacLoaded().map(BigDecimal::toPlainString)
                        .orElse("not known (say --costs salaries=12000,tools=500)")
                + "\n");
        out.append(part.currency() + "  LTV:CAC " + text(total.ltvCac()) + total.healthy()
                .map(healthy -> (healthy ? ", above 3" : ", not above 3") + " (" + ltv(total) + ")").orElse("")
                + ", payback " + total.paybackMonths().map(months -> months.toPlainString() + " months")
                        .orElse("not yet (observed " + total.observedMonths() + " months)")
                + ", simple LTV " + total.ltvSimple().map(Money::amount)
                        .orElse("not known (say --monthly-churn, which orders do not tell)")
                + "\n");
        if (rules.margin().compareTo(BigDecimal.ONE) == 0) {
            out.append(part.currency() + "  the value is revenue; say --margin for what is left of it\n");
        }
        for (var other : part.elsewhere().entrySet()) {
            out.append(part.currency() + "  not counted: " + other.getValue()
                    + " that these customers paid in another currency; ask with --currency\n");
        }
    }

    private static String ltv(Economics total) {
        return total.ltvAtHorizon().isPresent()
                ? "by the value at the horizon"
                : "by the value of the " + total.ltvMonths() + " months observed so far";
    }

    private static void customers(InCurrency part, Appendable out) throws IOException {
        TextTable text = new TextTable(List.of("customer", "conversion", "at", "revenue", "months", "credited to"),
                List.of(false, false, false, true, true, false));
        part.customers().forEach(won -> text.row(List.of(won.name(), won.conversion(), won.at().toString(),
                won.revenue().amount(), Integer.toString(won.observedMonths()),
                String.join(", ", won.channels().keySet()))));
        out.append("\n");
        text.print(out);
        out.append("\n");
    }

    private static List<List<String>> rows(InCurrency part) {
        List<List<String>> rows = new ArrayList<>();
        part.channels().forEach((name, channel) -> rows.add(row(name, channel)));
        rows.add(row("total", part.total()));
        return rows;
    }

    private static List<String> row(String name, Economics economics) {
        Sums sums = economics.sums();
        return List.of(name, sums.currency().code(), new Micros(sums.spendMicros(), sums.currency()).amount(),
                Decimal.print(sums.newMicros(), Micros.DECIMALS, 2), cell(economics.cacBlended()),
                sums.revenue().amount(), economics.ltvAtHorizon().map(Money::amount).orElse(""),
                economics.ltvObserved().map(Money::amount).orElse(""), Integer.toString(economics.observedMonths()),
                cell(economics.ltvCac()), cell(economics.paybackMonths()));
    }

    private static String cell(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("");
    }

    private static String text(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("not known");
    }
}
