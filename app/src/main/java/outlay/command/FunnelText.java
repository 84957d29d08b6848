package outlay.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outlay.base.Micros;
import outlay.fact.Reach;
import outlay.metric.Metric;
import outlay.plan.Rate;
import outlay.report.FunnelAnswer;
import outlay.report.FunnelAnswer.Campaign;
import outlay.report.FunnelAnswer.Row;
import outlay.report.FunnelAnswer.Step;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.FunnelJson;

/// Prints a funnel in each format. A table begins with the share of the spend that no rule places, and ends with the
/// names that do not follow the convention; CSV has the tactics only.
final class FunnelText {
    private static final List<Metric> SHOWN = List.of(Metric.SPEND, Metric.IMPRESSIONS, Metric.CPM, Metric.CTR,
            Metric.VIDEO_VIEWS, Metric.CPV,
            Metric.LEADS, Metric.CPL, Metric.CONVERSIONS, Metric.CPA, Metric.REVENUE, Metric.ROAS);

    private static final String UNKNOWN = "not known";

    private FunnelText() {}

    static void print(FunnelAnswer funnel, long version, Format format, Appendable out) throws IOException {
        switch (format) {
            case TABLE -> {
                table(funnel, out);
                out.append(AnswerText.version(version)).append("\n");
            }
            case CSV -> {
                List<String> header = new ArrayList<>(List.of("stage", "tactic", "currency"));
                for (Metric metric : Metric.values()) {
                    header.add(metric.label());
                }
                Csv.record(header, out);
                for (Row row : funnel.tactics()) {
                    Csv.record(cells(row, List.of(Metric.values())), out);
                }
            }
            case JSON -> out.append(FunnelJson.text(funnel, version)).append("\n");
        }
    }

    private static void table(FunnelAnswer funnel, Appendable out) throws IOException {
        out.append(funnel.answer().question().client() + ": funnel, " + funnel.answer().period() + ", model "
                + funnel.answer().question().attribution().model().label() + ", rules " + funnel.rulesVersion()
                + "\n\n");
        for (var share : funnel.unclassified().entrySet()) {
            out.append(share.getKey() + "  unclassified spend "
                    + share.getValue().map(FunnelText::percent).orElse("none, nothing was spent") + "\n");
        }
        out.append("\n");
        List<String> header = new ArrayList<>(List.of("stage", "tactic", "currency"));
        List<Boolean> right = new ArrayList<>(List.of(false, false, false));
        SHOWN.forEach(metric -> {
            header.add(metric.label());
            right.add(true);
        });
        TextTable text = new TextTable(header, right);
        for (Row stage : funnel.stages()) {
            text.row(readable(stage));
            funnel.tactics().stream().filter(tactic -> !tactic.tactic().isEmpty() && tactic.stage() == stage.stage()
                    && tactic.currency().equals(stage.currency())).forEach(tactic -> text.row(readable(tactic)));
        }
        text.print(out);
        out.append("\n");
        campaigns(funnel, out);
        steps(funnel, out);
    }

    private static void campaigns(FunnelAnswer funnel, Appendable out) throws IOException {
        TextTable text = new TextTable(
                List.of("campaign", "currency", "spend", "stage", "tactic", "reach", "frequency", "rule", "evidence"),
                List.of(false, false, true, false, false, true, true, false, false));
        List<Campaign> spent = funnel.campaigns().stream()
                .filter(campaign -> campaign.row().figures().spendMicros() > 0).toList();
        for (Campaign campaign : spent) {
            text.row(List.of(campaign.row().keys().getOrDefault("campaign", ""), campaign.row().currency().code(),
                    new Micros(campaign.row().figures().spendMicros(), campaign.row().currency()).amount(),
                    campaign.placed().stage().label(), campaign.placed().tactic(),
                    campaign.reach().map(reach -> String.format(Locale.ROOT, "%,d", reach.people())).orElse(UNKNOWN),
                    campaign.reach().flatMap(Reach::frequency)
                            .map(often -> String.format(Locale.ROOT, "%.2f", often)).orElse(UNKNOWN),
                    campaign.placed().rule().label(), campaign.placed().evidence()));
        }
        text.print(out);
        if (spent.stream().anyMatch(campaign -> campaign.reach().isEmpty())) {
            out.append("reach " + UNKNOWN + ": not known for this period; import the platform's reach of exactly "
                    + funnel.answer().period() + ". It is never summed.\n");
        }
        out.append("\n");
        for (Campaign campaign : spent) {
            if (campaign.fault().isPresent()) {
                String suggestion = campaign.fault().get().suggestion();
                out.append("name: \"" + campaign.row().keys().getOrDefault("campaign", "") + "\": "
                        + campaign.fault().get().problem()
                        + (suggestion.isEmpty() ? "" : "; perhaps \"" + suggestion + "\"") + "\n");
            }
        }
    }

    private static void steps(FunnelAnswer funnel, Appendable out) throws IOException {
        TextTable text = new TextTable(
                List.of("from", "to", "people", "went on", "rate", "mature people", "went on", "rate", "95 %",
                        "median days", "p90 days"),
                List.of(false, false, true, true, true, true, true, true, true, true, true));
        for (Step step : funnel.steps()) {
            List<String> cells = new ArrayList<>(List.of(step.from().name().toLowerCase(Locale.ROOT),
                    step.to().name().toLowerCase(Locale.ROOT)));
            cells.addAll(cells(step.all()));
            cells.addAll(cells(step.mature()));
            cells.add(step.mature().map(rate -> percent(rate.low()) + " - " + percent(rate.high())).orElse(""));
            cells.add(step.medianDays().map(BigDecimal::toPlainString).orElse(""));
            cells.add(step.p90Days().map(BigDecimal::toPlainString).orElse(""));
            text.row(cells);
        }
        text.print(out);
        out.append("\n");
    }

    private static List<String> cells(Optional<Rate> rate) {
        return rate.map(known -> List.of(Long.toString(known.cases()), Long.toString(known.hits()),
                percent(known.value()))).orElse(List.of("", "", ""));
    }

    /// Rounded for the eye.
    private static List<String> readable(Row row) {
        List<String> cells = new ArrayList<>(List.of(row.stage().label(), row.tactic(), row.currency().code()));
        SHOWN.forEach(metric -> cells.add(metric.value(row.figures(), row.currency())
                .map(value -> AnswerText.readable(metric, new BigDecimal(value))).orElse("")));
        return cells;
    }

    private static List<String> cells(Row row, List<Metric> metrics) {
        List<String> cells = new ArrayList<>(List.of(row.stage().label(), row.tactic(), row.currency().code()));
        metrics.forEach(metric -> cells.add(metric.value(row.figures(), row.currency()).orElse("")));
        return cells;
    }

    private static String percent(BigDecimal part) {
        return String.format(Locale.ROOT, "%.2f%%", part.movePointRight(2));
    }
}
