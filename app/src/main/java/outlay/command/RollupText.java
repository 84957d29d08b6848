package outlay.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.metric.Figures;
import outlay.metric.Metric;
import outlay.report.Rollup;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.RollupJson;
import outlay.web.RollupReader;

/// Prints clients side by side in each format, and why one of them could not be converted.
final class RollupText {
    private static final int TEXTS = 2;

    private RollupText() {}

    /// @param alerts how many alerts of a client are open
    static void print(RollupReader asked, Rollup rollup, ToLongFunction<ClientId> alerts, Format format,
            Appendable out) throws IOException {
        switch (format) {
            case TABLE -> table(rollup, alerts, out);
            case CSV -> {
                Csv.record(header(), out);
                for (Rollup.Row row : rollup.rows()) {
                    Csv.record(cells(row, alerts), out);
                }
            }
            case JSON -> out.append(RollupJson.text(asked, rollup, alerts)).append("\n");
        }
    }

    private static void table(Rollup rollup, ToLongFunction<ClientId> alerts, Appendable out) throws IOException {
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < header().size(); i++) {
            right.add(i >= TEXTS && !header().get(i).equals("target"));
        }
        TextTable text = new TextTable(header(), right);
        rollup.rows().forEach(row -> text.row(cells(row, alerts)));
        if (!rollup.totals().isEmpty()) {
            text.rule();
            rollup.totals().forEach(total -> text.row(cells(total)));
        }
        text.print(out);
        List<String> why = rollup.rows().stream()
                .flatMap(row -> row.notConverted().map(reason -> row.client() + " is not converted: " + reason)
                        .stream())
                .distinct().toList();
        for (String line : why) {
            out.append(line).append("\n");
        }
        out.append(AnswerText.version(rollup.version())).append("\n");
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of("client", "currency"));
        RollupJson.METRICS.forEach(metric -> header.add(metric.label()));
        header.addAll(List.of("cpa_target", "target", "unclassified_spend", "open_alerts"));
        return header;
    }

    private static List<String> cells(Rollup.Row row, ToLongFunction<ClientId> alerts) {
        List<String> cells = figures(row.client().value(), row.currency(), row.figures());
        cells.add(row.maxCpa().map(Micros::amount).orElse(""));
        cells.add(RollupJson.target(row).orElse(""));
        cells.add(row.unclassifiedShare().map(BigDecimal::toPlainString).orElse(""));
        cells.add(Long.toString(alerts.applyAsLong(row.client())));
        return cells;
    }

    private static List<String> cells(Rollup.Total total) {
        List<String> cells = figures("", Optional.of(total.currency()), total.figures());
        cells.addAll(List.of("", "", total.unclassifiedShare().map(BigDecimal::toPlainString).orElse(""), ""));
        return cells;
    }

    private static List<String> figures(String client, Optional<Currency> currency, Figures figures) {
        List<String> cells = new ArrayList<>(List.of(client, currency.map(Currency::code).orElse("")));
        for (Metric metric : RollupJson.METRICS) {
            cells.add(currency.flatMap(known -> metric.value(figures, known)).orElse(""));
        }
        return cells;
    }
}
