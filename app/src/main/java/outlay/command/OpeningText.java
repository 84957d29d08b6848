package outlay.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import outlay.base.Money;
import outlay.metric.Metric;
import outlay.report.Contributions;
import outlay.report.Contributions.Line;
import outlay.report.Contributions.Mark;
import outlay.report.Receipt;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.OpeningJson;
import outlay.web.OpeningReader;
import outlay.web.ReceiptJson;

/// Prints the conversions behind a cell, and receipts, in each format. CSV and JSON are exact; so are the amounts of
/// money in a table.
final class OpeningText {
    private static final List<String> COLUMNS = List.of("conversion", "kind", "person", "at", "value",
            "value_currency", "currency", "leads", "conversions", "revenue");
    private static final int KEYS = 4;

    private OpeningText() {}

    static void print(Contributions behind, OpeningReader<Mark> asked, long version, Format format, Appendable out)
            throws IOException {
        Optional<Mark> after = asked.after();
        Contributions.Page page = behind.page(after, asked.limit());
        List<List<String>> rows = page.lines().stream().map(OpeningText::cells).toList();
        switch (format) {
            case TABLE -> {
                table(rows, behind, out);
                int shown = rows.size();
                page.next().ifPresent(mark -> line(out, "(" + shown + " of " + behind.lines().size()
                        + ", all of them in the total; more with --after \"" + OpeningReader.print(mark) + "\")"));
                line(out, AnswerText.version(version));
            }
            case CSV -> csv(COLUMNS, rows, out);
            case JSON -> line(out, OpeningJson.text(behind, after, asked.limit(), version));
        }
    }

    static void print(Receipt receipt, long version, Format format, Appendable out) throws IOException {
        switch (format) {
            case TABLE -> {
                receipt(receipt, out);
                line(out, AnswerText.version(version));
            }
            case CSV -> csv(touchColumns(receipt), receipt.steps().stream().map(OpeningText::cells).toList(), out);
            case JSON -> line(out, ReceiptJson.text(receipt, version));
        }
    }

    private static void table(List<List<String>> rows, Contributions behind, Appendable out) throws IOException {
        List<Boolean> right = IntStream.range(0, COLUMNS.size()).mapToObj(i -> i >= KEYS).toList();
        TextTable text = new TextTable(COLUMNS, right);
        rows.forEach(text::row);
        text.rule();
        behind.totals().forEach((currency, figures) -> {
            List<String> total = new ArrayList<>(List.of("total", "", "", "", "", "", currency.code()));
            for (Metric metric : List.of(Metric.LEADS, Metric.CONVERSIONS, Metric.REVENUE)) {
                total.add(metric.value(figures, currency).orElse(""));
            }
            text.row(total);
        });
        text.print(out);
        line(out, "");
    }

    private static void receipt(Receipt receipt, Appendable out) throws IOException {
        TextTable heading = new TextTable(List.of("conversion", receipt.conversion()), List.of(false, false));
        heading.row(List.of("value", receipt.value().toString()));
        heading.row(List.of("at", receipt.at().toString()));
        receipt.people().forEach(person -> heading.row(List.of("by", person)));
        receipt.milestones()
                .forEach((step, at) -> heading.row(List.of(step.name().toLowerCase(Locale.ROOT), at.toString())));
        heading.row(List.of("model", receipt.question().attribution().model().label()));
        heading.row(List.of("lookback", receipt.question().attribution().eligibility().lookbackDays() + " days"));
        receipt.entries().stream().skip(1).forEach(entry -> heading.row(
                List.of("refund", entry.change() + " on " + entry.at() + ", " + entry.id())));
        heading.print(out);
        line(out, "");
        List<String> columns = touchColumns(receipt);
        int texts = columns.indexOf("share");
        TextTable table = new TextTable(columns,
                IntStream.range(0, columns.size()).mapToObj(i -> i >= texts).toList());
        receipt.steps().forEach(step -> table.row(cells(step)));
        table.rule();
        List<String> whole = new ArrayList<>(List.of("unattributed"));
        while (whole.size() <= texts + 1) {
            whole.add("");
        }
        receipt.entries().forEach(entry -> whole.add(entry.unattributed().amount()));
        table.row(whole);
        table.print(out);
        line(out, "");
        receipt.proofs().forEach(proof -> line(out, proof.currency() + "  credited "
                + new Money(proof.creditedMinor(), proof.currency()).amount() + " + unattributed "
                + new Money(proof.unattributedMinor(), proof.currency()).amount() + " = value less refunds "
                + new Money(proof.valueMinor(), proof.currency()).amount()
                + (proof.holds() ? "" : "   THIS DOES NOT ADD UP: please report it")));
    }

    private static List<String> touchColumns(Receipt receipt) {
        List<String> columns = new ArrayList<>(
                List.of("at", "channel", "campaign", "ad", "touch", "person", "verdict", "share", "conversions"));
        receipt.entries().stream().map(entry -> entry.id() + " " + entry.booked().currency()).forEach(columns::add);
        return columns;
    }

    private static List<String> cells(Receipt.Step step) {
        var at = step.touch().source().placement();
        List<String> cells = new ArrayList<>(List.of(step.touch().at().toString(), step.touch().source().channel(),
                at.campaign().isEmpty() ? at.campaignId() : at.campaign(), at.ad().isEmpty() ? at.adId() : at.ad(),
                step.touch().view() ? "view" : "click", step.person(), step.verdict().sentence(), step.share(),
                BigDecimal.valueOf(step.countMicros(), 6).toPlainString()));
        step.credits().forEach(credit -> cells.add(credit.amount()));
        return List.copyOf(cells);
    }

    private static List<String> cells(Line line) {
        List<String> cells = new ArrayList<>(List.of(line.conversion(), line.kind().name().toLowerCase(Locale.ROOT),
                line.person(), line.at().toString(), line.value().amount(), line.value().currency().code(),
                line.currency().code()));
        for (Metric metric : List.of(Metric.LEADS, Metric.CONVERSIONS, Metric.REVENUE)) {
            cells.add(metric.value(line.credited(), line.currency()).orElse(""));
        }
        return List.copyOf(cells);
    }

    private static void csv(List<String> header, List<List<String>> rows, Appendable out) throws IOException {
        Csv.record(header, out);
        for (List<String> row : rows) {
            Csv.record(row, out);
        }
    }

    private static void line(Appendable out, String text) {
        try {
            out.append(text).append("\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
