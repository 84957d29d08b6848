package outlay.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import outlay.base.Currency;
import outlay.fact.Rate;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.metric.Figures;
import outlay.metric.Metric;
import outlay.report.Expenses;
import outlay.report.Expenses.Line;
import outlay.report.Expenses.Mark;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.OpeningReader;
import outlay.web.SpendJson;

/// Prints the rows of reports behind what a cell cost, in each format; amounts are exact in all of them.
final class SpendText {
    private static final List<Metric> COUNTS = List.of(Metric.IMPRESSIONS, Metric.CLICKS, Metric.VIDEO_VIEWS);
    private static final List<String> COLUMNS = List.of("day", "kind", "platform", "account", "campaign", "ad_group",
            "ad", "keyword", "segment", "file", "line", "reported", "reported_currency", "rate", "currency", "spend",
            "impressions", "clicks", "video_views");
    /// From here on columns are numbers.
    private static final int TEXTS = COLUMNS.indexOf("line");

    private SpendText() {}

    static void print(Expenses behind, OpeningReader<Mark> asked, long version, Format format, Appendable out)
            throws IOException {
        Expenses.Page page = behind.page(asked.after(), asked.limit());
        List<List<String>> rows = page.lines().stream().map(SpendText::cells).toList();
        switch (format) {
            case TABLE -> {
                table(rows, behind, out);
                Optional<Mark> next = page.next();
                if (next.isPresent()) {
                    out.append("(" + rows.size() + " of " + behind.lines().size()
                            + ", all of them in the total; more with --after \"" + OpeningReader.print(next.get())
                            + "\")\n");
                }
                out.append(AnswerText.version(version)).append("\n");
            }
            case CSV -> {
                Csv.record(COLUMNS, out);
                for (List<String> row : rows) {
                    Csv.record(row, out);
                }
            }
            case JSON -> out.append(SpendJson.text(behind, asked.after(), asked.limit(), version)).append("\n");
        }
    }

    private static void table(List<List<String>> rows, Expenses behind, Appendable out) throws IOException {
        TextTable text = new TextTable(COLUMNS,
                IntStream.range(0, COLUMNS.size()).mapToObj(i -> i >= TEXTS).toList());
        rows.forEach(text::row);
        text.rule();
        behind.totals().forEach((currency, figures) -> {
            List<String> total = new ArrayList<>(List.of("total"));
            while (total.size() < COLUMNS.indexOf("currency")) {
                total.add("");
            }
            total.addAll(cells(figures, currency));
            text.row(total);
        });
        text.print(out);
        out.append("\n");
    }

    private static List<String> cells(Line line) {
        SpendRow row = line.row();
        Entity of = row.entity();
        List<String> cells = new ArrayList<>(List.of(row.day().toString(),
                line.kind().name().toLowerCase(Locale.ROOT), row.platform(),
                nameOrId(row.accountName(), row.accountId()), nameOrId(of.campaignName(), of.campaignId()),
                nameOrId(of.adGroupName(), of.adGroupId()), nameOrId(of.adName(), of.adId()), of.keyword(),
                row.segment(), each(line, true), each(line, false), line.reported().amount(),
                line.reported().currency().code(), rates(line.rates())));
        cells.addAll(cells(line.figures(), line.currency()));
        return List.copyOf(cells);
    }

    private static List<String> cells(Figures figures, Currency currency) {
        List<String> cells = new ArrayList<>(
                List.of(currency.code(), Metric.SPEND.value(figures, currency).orElseThrow()));
        COUNTS.forEach(metric -> cells.add(metric.value(figures, currency).orElse("")));
        return cells;
    }

    private static String nameOrId(String name, String id) {
        return name.isEmpty() ? id : name;
    }

    /// The files, or the lines in them, of all rows that the line is made of.
    private static String each(Line line, boolean files) {
        return line.of().stream().map(by -> files ? by.file() : String.valueOf(by.line())).distinct()
                .collect(Collectors.joining(" "));
    }

    /// "1.0813" or "1/1.0813", several of them one after the other.
    private static String rates(List<Rate.Used> rates) {
        return rates.stream().map(used -> (used.divided() ? "1/" : "") + used.rate().rate().toPlainString())
                .collect(Collectors.joining(" x "));
    }
}
