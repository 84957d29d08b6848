package outlay.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import outlay.metric.Figures;
import outlay.metric.Metric;
import outlay.report.Changes;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.ChangesJson;

/// Prints why a report has changed: of every row what it was, what each cause moved, and what it is. CSV and JSON are
/// exact, and so is the table.
final class ChangesText {
    private ChangesText() {}

    static void print(Changes changes, Format format, Appendable out) throws IOException {
        switch (format) {
            case TABLE -> table(changes, out);
            case CSV -> {
                Csv.record(header(changes), out);
                for (List<String> line : lines(changes.rows(), changes)) {
                    Csv.record(line, out);
                }
            }
            case JSON -> out.append(ChangesJson.text(changes)).append("\n");
        }
    }

    private static void table(Changes changes, Appendable out) throws IOException {
        List<String> header = header(changes);
        int keys = changes.question().by().columns().size();
        TextTable table = new TextTable(header, IntStream.range(0, header.size()).mapToObj(i -> i > keys + 1).toList());
        lines(changes.rows(), changes).forEach(table::row);
        table.rule();
        for (List<String> line : lines(changes.totals(), changes)) {
            List<String> total = new ArrayList<>(line);
            total.set(0, "total");
            table.row(total);
        }
        out.append(changes.question().client() + ": from version " + changes.from() + " to " + changes.to() + "\n\n");
        table.print(out);
        out.append("\n");
        boolean holds = changes.rows().stream().allMatch(Changes.Row::holds);
        out.append(changes.rows().isEmpty()
                ? "nothing has changed"
                : holds
                        ? "in every row, before + all causes = after"
                        : "THE CAUSES DO NOT ADD UP: please report this")
                .append("\n");
    }

    private static List<String> header(Changes changes) {
        List<String> header = new ArrayList<>(changes.question().by().columns());
        header.add("currency");
        header.add("what");
        ChangesJson.METRICS.forEach(metric -> header.add(metric.label()));
        return header;
    }

    private static List<List<String>> lines(List<Changes.Row> rows, Changes changes) {
        List<List<String>> lines = new ArrayList<>();
        for (Changes.Row row : rows) {
            lines.add(line(changes, row, "before", row.before()));
            row.causes().forEach((cause, moved) -> lines.add(line(changes, row,
                    cause.name().toLowerCase(Locale.ROOT), moved)));
            lines.add(line(changes, row, "after", row.after()));
        }
        return lines;
    }

    private static List<String> line(Changes changes, Changes.Row row, String what, Figures figures) {
        List<String> line = new ArrayList<>();
        changes.question().by().columns().forEach(column -> line.add(row.keys().getOrDefault(column, "")));
        line.add(row.currency().code());
        line.add(what);
        for (Metric metric : ChangesJson.METRICS) {
            line.add(metric.value(figures, row.currency()).orElse(""));
        }
        return line;
    }
}
