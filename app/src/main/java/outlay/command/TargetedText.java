package outlay.command;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import outlay.report.Table;
import outlay.report.Targeted;
import outlay.web.TargetedJson;

/// Prints an answer with targets in each format: that of [AnswerText] with more columns, and which rows cost too much.
final class TargetedText {
    private TargetedText() {}

    /// @param version of the books that gave it
    static void print(Targeted targeted, long version, Format format, Appendable out) throws IOException {
        switch (format) {
            case TABLE -> {
                AnswerText.table(targeted.answer(), Table.of(targeted), Integer.MAX_VALUE, out);
                above(targeted, out);
                out.append(AnswerText.version(version)).append("\n");
            }
            case CSV -> AnswerText.csv(Table.of(targeted), out);
            case JSON -> out.append(TargetedJson.text(targeted, version)).append("\n");
        }
    }

    private static void above(Targeted targeted, Appendable out) throws IOException {
        List<String> columns = targeted.answer().question().by().columns();
        List<Targeted.Row> above = targeted.rows().stream().filter(row -> row.above().orElse(false)).toList();
        for (Targeted.Row row : above) {
            String name = columns.stream().map(column -> row.attributed().keys().getOrDefault(column, ""))
                    .filter(text -> !text.isEmpty()).collect(Collectors.joining(" / "));
            out.append("above target: " + name + ", " + row.attributed().currency() + " max CPA "
                    + row.maxCpa().orElseThrow().amount()
                    + Targeted.Column.CPA_TO_MAX.value(row).map(ratio -> ", costs " + ratio + " times that")
                            .orElse(", spent more than that without a conversion")
                    + "\n");
        }
        if (above.isEmpty()) {
            out.append("above target: nothing\n");
        }
    }
}
