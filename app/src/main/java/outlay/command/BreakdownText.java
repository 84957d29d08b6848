package outlay.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import outlay.metric.Metric;
import outlay.report.Answer;
import outlay.report.Breakdown;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.BreakdownJson;
import outlay.web.BreakdownReader;

/// Prints a breakdown in each format. CSV and JSON are exact; a table rounds for the eye.
final class BreakdownText {
    private static final BiFunction<Metric, String, String> EXACT = (metric, value) -> value;

    private BreakdownText() {}

    static void print(Breakdown breakdown, long version, Format format, Appendable out) throws IOException {
        switch (format) {
            case TABLE -> {
                table(breakdown, out);
                out.append(AnswerText.version(version)).append("\n");
            }
            case CSV -> {
                Csv.record(header(breakdown.by()), out);
                for (Answer.Row row : breakdown.rows()) {
                    Csv.record(cells(breakdown.by(), row, EXACT), out);
                }
            }
            case JSON -> out.append(BreakdownJson.text(breakdown, version)).append("\n");
        }
    }

    private static void table(Breakdown breakdown, Appendable out) throws IOException {
        Breakdown.By by = breakdown.by();
        List<String> header = header(by);
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            right.add(i > by.columns().size());
        }
        TextTable text = new TextTable(header, right);
        breakdown.rows().forEach(row -> text.row(readable(by, row)));
        text.rule();
        for (Answer.Row total : breakdown.totals()) {
            List<String> row = readable(by, total);
            row.set(0, "total");
            text.row(row);
        }
        out.append(AnswerText.heading(BreakdownReader.nameOf(by), breakdown.question(), breakdown.period()))
                .append("\n\n");
        text.print(out);
        out.append("\n");
        if (!by.knowsSpend()) {
            out.append("No spend: " + by.whyNoSpend() + ". " + (by == Breakdown.By.VISITOR_COUNTRIES
                    ? "The row without a name is of visits of which nobody says it, and what no visit led to.\n"
                    : "Rows without a name are leads, orders, and deals of whose company the CRM does not say it.\n"));
        }
        for (Answer.Balance balance : breakdown.balances()) {
            out.append(AnswerText.balance(balance)).append("\n");
        }
    }

    private static List<String> header(Breakdown.By by) {
        List<String> header = new ArrayList<>(by.columns());
        header.add("currency");
        by.metrics().stream().map(Metric::label).forEach(header::add);
        return header;
    }

    private static List<String> readable(Breakdown.By by, Answer.Row row) {
        List<String> cells = cells(by, row, (metric, value) -> AnswerText.readable(metric, new BigDecimal(value)));
        int keyword = by.columns().indexOf("keyword");
        if (keyword >= 0 && !row.keys().isEmpty() && cells.get(keyword).isEmpty()) {
            cells.set(keyword, "(no keyword)");
        }
        return cells;
    }

    private static List<String> cells(Breakdown.By by, Answer.Row row, BiFunction<Metric, String, String> written) {
        List<String> cells = new ArrayList<>();
        by.columns().forEach(column -> cells.add(row.keys().getOrDefault(column, "")));
        cells.add(row.currency().code());
        by.metrics().forEach(metric -> cells.add(metric.value(row.figures(), row.currency())
                .map(value -> written.apply(metric, value)).orElse("")));
        return cells;
    }
}
