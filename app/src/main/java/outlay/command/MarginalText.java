package outlay.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import outlay.metric.Metric;
import outlay.plan.Marginal;
import outlay.report.MarginalCosts;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.MarginalJson;

/// Prints marginal costs in each format: the interval beside the figure, the reason where there is none.
final class MarginalText {
    private static final List<String> HEADER = List.of("currency", "spend", "conversions", "weeks", "average_cpa",
            "marginal_cpa", "low", "high", "elasticity", "why_not");

    private MarginalText() {}

    static void print(MarginalCosts costs, long version, Format format, Appendable out) throws IOException {
        switch (format) {
            case TABLE -> {
                table(costs, out);
                out.append(AnswerText.version(version)).append("\n");
            }
            case CSV -> {
                Csv.record(header(costs), out);
                for (MarginalCosts.Row row : costs.rows()) {
                    Csv.record(cells(costs, row), out);
                }
            }
            case JSON -> out.append(MarginalJson.text(costs, version)).append("\n");
        }
    }

    private static void table(MarginalCosts costs, Appendable out) throws IOException {
        int keys = costs.question().by().columns().size();
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < keys + HEADER.size(); i++) {
            right.add(i > keys && i < keys + HEADER.size() - 1);
        }
        TextTable text = new TextTable(header(costs), right);
        costs.rows().forEach(row -> text.row(cells(costs, row)));
        out.append(costs.question().client() + ": what one more conversion costs, by whole weeks, " + costs.weeks()
                + ", model " + costs.question().attribution().model().label() + "; low to high: 95 %\n\n");
        text.print(out);
        out.append("\nSpend more only where the marginal CPA is below what a conversion may cost"
                + " (outlay max-cpa).\n");
    }

    private static List<String> header(MarginalCosts costs) {
        List<String> header = new ArrayList<>(costs.question().by().columns());
        header.addAll(HEADER);
        return header;
    }

    private static List<String> cells(MarginalCosts costs, MarginalCosts.Row row) {
        List<String> cells = new ArrayList<>();
        costs.question().by().columns().forEach(column -> cells.add(row.report().keys().getOrDefault(column, "")));
        cells.add(row.report().currency().code());
        for (Metric metric : List.of(Metric.SPEND, Metric.CONVERSIONS)) {
            cells.add(metric.value(row.report().figures(), row.report().currency()).orElse(""));
        }
        cells.add(Integer.toString(row.weeks()));
        cells.add(row.cost().averageCpa().map(BigDecimal::toPlainString).orElse(""));
        List<Function<Marginal.Fit, BigDecimal>> figures = List.of(Marginal.Fit::cpa, Marginal.Fit::low,
                Marginal.Fit::high, Marginal.Fit::elasticity);
        Optional<Marginal.Fit> fit = row.cost().fit();
        figures.forEach(figure -> cells.add(fit.map(figure).map(BigDecimal::toPlainString).orElse("")));
        cells.add(row.cost().why());
        return cells;
    }
}
