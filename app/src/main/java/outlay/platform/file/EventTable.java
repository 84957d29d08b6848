package outlay.platform.file;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.collect.FileReader;
import outlay.collect.table.DaySurvey;
import outlay.collect.table.Findings;
import outlay.collect.table.NumberSurvey;
import outlay.collect.table.Table;
import outlay.collect.table.Text;
import outlay.collect.table.TimeStyle;
import outlay.collect.table.WrongFile;
import outlay.fact.Fact;
import outlay.platform.FieldColumns;

/// Reads tables of orders and refunds, of offline conversions, and of campaign members: each row becomes an event, as
/// if the site had sent it.
public final class EventTable implements FileReader {
    private static final String WORDS = "event-headers.txt";

    private final EventLayout layout;

    private EventTable(EventLayout layout) {
        this.layout = layout;
    }

    public static List<FileReader> all() {
        List<FileReader> all = new ArrayList<>();
        for (EventLayout layout : EventLayout.values()) {
            all.add(new EventTable(layout));
        }
        return all;
    }

    @Override
    public String reads() {
        return "table of " + layout.format();
    }

    @Override
    public int recognises(Source source) {
        if (source.kind().isPresent() && source.kind().get() != layout.kind()) {
            return 0;
        }
        boolean known = Table.shape(Text.head(source.head()), cells -> score(cells, source.mapping())).isPresent();
        return known ? layout.certainty() : source.kind().isPresent() ? 1 : 0;
    }

    @Override
    public Reading read(Source source) throws IOException {
        Findings findings = new Findings();
        List<Fact> facts = new ArrayList<>();
        try {
            read(source, findings, facts);
        } catch (WrongFile wrong) {
            findings.wrong(wrong.problem().line(), wrong.problem().column(), wrong.problem().message(),
                    wrong.problem().remedy());
        }
        return new Reading(layout.kind(), layout.format(), findings.hasWrong() ? List.of() : facts, List.of(),
                findings.problems());
    }

    private int score(List<String> cells, Map<String, String> mapping) {
        try {
            FieldColumns columns = FieldColumns.bind(cells, EventLayout.FIELDS, WORDS, mapping);
            return cells.size() > 1 && layout.knows(columns) ? columns.size() : 0;
        } catch (WrongFile notTheHeader) {
            return 0;
        }
    }

    private void read(Source source, Findings findings, List<Fact> facts) throws IOException, WrongFile {
        Table table = Table.of(Text.of(source.path()), cells -> score(cells, source.mapping()),
                String.join(" and ", layout.needed()));
        table.describe(findings);
        FieldColumns columns = FieldColumns.bind(table.columns(), EventLayout.FIELDS, WORDS, source.mapping());
        for (String field : layout.needed()) {
            if (!columns.has(field)) {
                throw new WrongFile(table.shape().headerLine(), "", "no column holds the " + field, "Map it with --map "
                        + "COLUMN=" + field + "; the columns are: " + String.join(", ", table.columns()) + ".");
            }
        }
        NumberSurvey numbers = new NumberSurvey();
        DaySurvey days = new DaySurvey(Optional.empty());
        table.rows(new Findings(), row -> {
            for (String field : List.of("value", "refund")) {
                numbers.amount(columns.text(row, field), row.line(), columns.header(field));
            }
            for (String field : List.of("time", "refunded_at")) {
                days.look(columns.text(row, field), row.line(), columns.header(field));
            }
        });
        TimeStyle times = new TimeStyle(days.style(source.mapping().getOrDefault("date-format", "")), zone(source));
        EventRows rows = new EventRows(source, layout, columns,
                numbers.style(source.mapping().getOrDefault("number-format", ""), false, false), times, findings);
        table.rows(findings, row -> rows.row(row, facts));
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
        } catch (java.time.DateTimeException unknown) {
            WrongFile wrong = new WrongFile(0, "", "--zone \"" + source.zone().get() + "\" is not a time zone",
                    "Write it like Europe/Berlin.");
            wrong.initCause(unknown);
            throw wrong;
        }
    }
}
