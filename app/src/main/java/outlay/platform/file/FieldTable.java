package outlay.platform.file;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.collect.Facts;
import outlay.collect.FileReader.Reading;
import outlay.collect.FileReader.Source;
import outlay.collect.table.DaySurvey;
import outlay.collect.table.Findings;
import outlay.collect.table.NumberStyle;
import outlay.collect.table.NumberSurvey;
import outlay.collect.table.Row;
import outlay.collect.table.Table;
import outlay.collect.table.Text;
import outlay.collect.table.TimeStyle;
import outlay.collect.table.WrongFile;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.platform.FieldColumns;

/// A table whose columns are known by words, read in two passes: how its numbers and times are written, then its rows.
///
/// @param fields  what a column can hold
/// @param words   the resource that holds the words of the fields
/// @param needed  fields without which nothing can be read
/// @param amounts fields that are money
/// @param times   fields that are moments
record FieldTable(Import.Kind kind, String format, List<String> fields, String words, List<String> needed,
        List<String> amounts, List<String> times, Known known) {
    /// Whether a header with these columns is one of this kind.
    interface Known {
        boolean by(FieldColumns columns);
    }

    /// Makes facts of the rows of one table.
    interface Rows {
        void row(Row row, List<Fact> facts);
    }

    /// How the rows of a table are read once it is known how it is written.
    interface Begin {
        Rows with(Source source, FieldColumns columns, Written written, Findings findings) throws WrongFile;
    }

    /// How a table writes numbers and times.
    record Written(NumberStyle numbers, TimeStyle times) {}

    /// Whether the source begins with such a table.
    boolean begins(Source source) {
        return (source.kind().isEmpty() || source.kind().get() == kind)
                && Table.shape(Text.head(source.head()), cells -> score(cells, source.mapping())).isPresent();
    }

    Reading read(Source source, Begin begin) throws IOException {
        Findings findings = new Findings();
        Facts facts = new Facts();
        try {
            read(source, begin, findings, facts);
        } catch (WrongFile wrong) {
            findings.wrong(wrong.problem().line(), wrong.problem().column(), wrong.problem().message(),
                    wrong.problem().remedy());
        }
        return new Reading(kind, format, facts.unless(findings.hasWrong()), List.of(), findings.problems());
    }

    private int score(List<String> cells, Map<String, String> mapping) {
        try {
            FieldColumns columns = FieldColumns.bind(cells, fields, words, mapping);
            return cells.size() > 1 && known.by(columns) ? columns.size() : 0;
        } catch (WrongFile notTheHeader) {
            return 0;
        }
    }

    private void read(Source source, Begin begin, Findings findings, List<Fact> facts)
            throws IOException, WrongFile {
        Table table = Table.of(Text.of(source.path()), cells -> score(cells, source.mapping()),
                String.join(" and ", needed));
        table.describe(findings);
        FieldColumns columns = FieldColumns.bind(table.columns(), fields, words, source.mapping());
        for (String field : needed) {
            if (!columns.has(field)) {
                throw new WrongFile(table.shape().headerLine(), "", "no column holds the " + field, "Map it with --map "
                        + "COLUMN=" + field + "; the columns are: " + String.join(", ", table.columns()) + ".");
            }
        }
        NumberSurvey numbers = new NumberSurvey();
        DaySurvey days = new DaySurvey(Optional.empty());
        table.rows(new Findings(), row -> {
            for (String field : amounts) {
                numbers.amount(columns.text(row, field), row.line(), columns.header(field));
            }
            for (String field : times) {
                days.look(columns.text(row, field), row.line(), columns.header(field));
            }
        });
        Written written = new Written(
                numbers.style(source.mapping().getOrDefault("number-format", ""), false, false),
                new TimeStyle(days.style(source.mapping().getOrDefault("date-format", "")), zone(source)));
        Rows rows = begin.with(source, columns, written, findings);
        table.rows(findings, row -> {
            if (row.cells().size() <= columns.last()) {
                findings.wrong(row.line(), "", "the row has " + row.cells().size() + " cells, too few for the columns"
                        + " that are used", "Export the file again; it may have been cut or edited.");
            } else {
                rows.row(row, facts);
            }
        });
        if (!columns.unused().isEmpty()) {
            findings.note(0, "", "columns that were not used: " + String.join(", ", columns.unused()), "");
        }
        if (facts.isEmpty() && !findings.hasWrong()) {
            findings.doubtful(0, "", "the file brought nothing", "Export it again.");
        }
    }

    private static ZoneId zone(Source source) throws WrongFile {
        try {
            return source.zone().isEmpty() ? ZoneOffset.UTC : ZoneId.of(source.zone().get());
        } catch (DateTimeException unknown) {
            WrongFile wrong = new WrongFile(0, "", "--zone \"" + source.zone().get() + "\" is not a time zone",
                    "Write it like Europe/Berlin.");
            wrong.initCause(unknown);
            throw wrong;
        }
    }
}
