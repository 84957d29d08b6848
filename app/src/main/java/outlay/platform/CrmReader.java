package outlay.platform;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.collect.Facts;
import outlay.collect.FileReader;
import outlay.collect.table.Absent;
import outlay.collect.table.DaySurvey;
import outlay.collect.table.Findings;
import outlay.collect.table.HeaderTest;
import outlay.collect.table.NumberSurvey;
import outlay.collect.table.Row;
import outlay.collect.table.Table;
import outlay.collect.table.Text;
import outlay.collect.table.TimeStyle;
import outlay.collect.table.WrongFile;
import outlay.fact.Fact;
import outlay.fact.Import;

/// Reads a CRM's export of contacts or of deals.
public final class CrmReader implements FileReader {
    private static final int CERTAIN = 30;
    private static final List<String> TIMES = List.of("created_at", "closed_at", "modified_at");

    private final CrmLayout layout;

    public CrmReader(CrmLayout layout) {
        this.layout = layout;
    }

    @Override
    public String reads() {
        return layout.format() + " export";
    }

    @Override
    public int recognises(Source source) {
        if (source.kind().isPresent() && source.kind().get() != layout.kind()) {
            return 0;
        }
        Optional<Table.Shape> shape = Table.shape(Text.head(source.head()), headerTest(source));
        if (shape.isEmpty()) {
            return 0;
        }
        List<String> words = shape.get().columns().stream().map(header -> HeaderWords.head(header).word()).toList();
        HeaderWords known = HeaderWords.load(layout.words());
        if (source.kind().isEmpty() && words.stream().anyMatch(known.of("other")::contains)) {
            return 0;
        }
        int weight = 0;
        for (Map.Entry<String, Integer> mark : layout.marks().entrySet()) {
            weight += words.contains(mark.getKey()) ? mark.getValue() : 0;
        }
        boolean any = layout.crm().equals(CrmLayout.ANY);
        boolean named = source.platform().map(PlatformNames::label).equals(Optional.of(layout.crm()));
        if (source.platform().isPresent() && !named && !any) {
            return 0;
        }
        if (weight >= CERTAIN && any) {
            return 58;
        }
        if (weight >= CERTAIN) {
            return 60 + Math.min(35, weight / 2);
        }
        boolean asked = source.kind().isPresent() || CrmColumns.maps(layout, source.mapping());
        return asked && (any || named) ? 55 : 0;
    }

    @Override
    public Reading read(Source source) throws IOException {
        Findings findings = new Findings();
        Facts facts = new Facts();
        try {
            read(source, findings, facts);
        } catch (WrongFile wrong) {
            findings.wrong(wrong.problem().line(), wrong.problem().column(), wrong.problem().message(),
                    wrong.problem().remedy());
        }
        return new Reading(layout.kind(), layout.format(), facts.unless(findings.hasWrong()), List.of(),
                findings.problems());
    }

    private HeaderTest headerTest(Source source) {
        return cells -> CrmColumns.score(cells, layout, source.mapping());
    }

    private void read(Source source, Findings findings, List<Fact> facts) throws IOException, WrongFile {
        boolean contacts = layout.kind() == Import.Kind.CONTACTS;
        Table table = Table.of(Text.of(source.path()), headerTest(source),
                contacts ? "a contact id or an e-mail address" : "a deal id");
        table.describe(findings);
        CrmColumns columns = CrmColumns.bind(table.columns(), layout, source.mapping());
        if (contacts ? !columns.has("contact_id") && !columns.has("email") : !columns.has("deal_id")) {
            String wanted = contacts ? "contact_id" : "deal_id";
            throw new WrongFile(table.shape().headerLine(), "", "no column holds the " + wanted,
                    "Map it with --map COLUMN="
                            + wanted + "; the columns are: " + String.join(", ", table.columns()) + ".");
        }
        NumberSurvey numbers = new NumberSurvey();
        DaySurvey days = new DaySurvey(Optional.empty());
        table.rows(new Findings(), row -> survey(row, columns, numbers, days));
        String zone = source.zone().orElse("UTC");
        if (!Preamble.isZone(zone)) {
            throw new WrongFile(0, "", "--zone \"" + zone + "\" is not a time zone", "Write it like Europe/Berlin.");
        }
        TimeStyle times = new TimeStyle(days.style(source.mapping().getOrDefault(SpendColumns.DATE_FORMAT, "")),
                zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone));
        CrmRows rows = new CrmRows(source, layout, columns,
                numbers.style(source.mapping().getOrDefault(SpendColumns.NUMBER_FORMAT, ""), false, false), times,
                findings);
        table.rows(findings, row -> rows.row(row, facts));
        if (!columns.use().unused().isEmpty()) {
            findings.note(0, "", "columns that were not used: " + String.join(", ", columns.use().unused()), "");
        }
        if (facts.isEmpty() && !findings.hasWrong()) {
            findings.doubtful(0, "", "the file brought no " + (contacts ? "contact" : "deal"), "Export it again.");
        }
    }

    private static void survey(Row row, CrmColumns columns, NumberSurvey numbers, DaySurvey days) {
        numbers.amount(columns.text(row, "amount"), row.line(), columns.header("amount"));
        for (String time : TIMES) {
            days.look(columns.text(row, time), row.line(), columns.header(time));
        }
        for (int column : columns.stages().keySet()) {
            String cell = row.cell(column);
            days.look(Absent.is(cell) ? "" : cell, row.line(), columns.header(column));
        }
    }
}
