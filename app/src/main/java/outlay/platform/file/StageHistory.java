package outlay.platform.file;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outlay.collect.FileReader;
import outlay.collect.table.CellFault;
import outlay.collect.table.Findings;
import outlay.collect.table.Row;
import outlay.collect.table.WrongFile;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.StageEntry;
import outlay.platform.CrmIds;
import outlay.platform.CrmLayout;
import outlay.platform.CrmWords;
import outlay.platform.FieldColumns;
import outlay.platform.HeaderWords;
import outlay.platform.PlatformNames;

/// Reads histories of stages: HubSpot's histories of properties, Salesforce's histories of fields and of
/// opportunities, and anybody's tables of an id, a stage and when it was entered.
public final class StageHistory implements FileReader {
    private static final List<String> FIELDS = List.of("deal_id", "contact_id", "object_id", "property", "new_value",
            "stage", "entered_at", "changed_at", "created_at", "row_id");
    private static final FieldTable TABLE = new FieldTable(Import.Kind.STAGE_HISTORY, "stage-history", FIELDS,
            "stage-history-headers.txt", List.of(), List.of(), List.of("entered_at", "changed_at", "created_at"),
            StageHistory::known);
    /// Which property, of those whose history there is, says the stage of what.
    private static final Map<String, StageEntry.Of> PROPERTIES = Map.ofEntries(
            Map.entry("dealstage", StageEntry.Of.DEAL), Map.entry("deal stage", StageEntry.Of.DEAL),
            Map.entry("stagename", StageEntry.Of.DEAL), Map.entry("stage name", StageEntry.Of.DEAL),
            Map.entry("stage", StageEntry.Of.DEAL), Map.entry("deal-phase", StageEntry.Of.DEAL),
            Map.entry("phase", StageEntry.Of.DEAL), Map.entry("lifecyclestage", StageEntry.Of.CONTACT),
            Map.entry("lifecycle stage", StageEntry.Of.CONTACT), Map.entry("lifecycle-phase", StageEntry.Of.CONTACT),
            Map.entry("status", StageEntry.Of.CONTACT), Map.entry("lead status", StageEntry.Of.CONTACT),
            Map.entry("hs lead status", StageEntry.Of.CONTACT), Map.entry("leadstatus", StageEntry.Of.CONTACT));

    private static boolean known(FieldColumns columns) {
        boolean record = columns.has("deal_id") || columns.has("contact_id") || columns.has("object_id");
        boolean ofProperties = columns.has("property") && columns.has("new_value") && moment(columns).isPresent();
        boolean ofStages = columns.has("entered_at") && (columns.has("stage") || columns.has("new_value"));
        // Salesforce's OpportunityHistory: each row is a line of history and has an id of its own.
        boolean lines = columns.has("row_id") && columns.has("deal_id") && columns.has("stage")
                && columns.has("created_at");
        return record && (ofProperties || ofStages || lines);
    }

    private static Optional<String> moment(FieldColumns columns) {
        return List.of("entered_at", "changed_at", "created_at").stream().filter(columns::has).findFirst();
    }

    @Override
    public String reads() {
        return "history of stages";
    }

    @Override
    public int recognises(Source source) {
        return TABLE.begins(source) ? 97 : 0;
    }

    @Override
    public Reading read(Source source) throws IOException {
        return TABLE.read(source, (of, columns, written, findings) -> new Reader(of, columns, written, findings)::row);
    }

    /// One table while it is read.
    private record Reader(Source source, FieldColumns columns, FieldTable.Written written, Findings findings,
            String crm, String time, Set<String> seen) {
        Reader(Source source, FieldColumns columns, FieldTable.Written written, Findings findings) throws WrongFile {
            this(source, columns, written, findings, source.platform().map(PlatformNames::label)
                    .orElse(columns.says("hubspot")
                            ? "hubspot"
                            : columns.says("salesforce") ? "salesforce" : CrmLayout.ANY),
                    moment(columns).orElseThrow(() -> new WrongFile(0, "", "no column says when the stage was entered",
                            "Map it with --map COLUMN=entered_at.")),
                    new HashSet<>());
        }

        void row(Row row, List<Fact> facts) {
            if (!columns.has("deal_id") && !columns.has("contact_id") && !columns.has("property")) {
                findings.wrong(row.line(), columns.header("object_id"),
                        new CellFault("nothing says whether the stages are"
                                + " those of deals or of contacts",
                                "Map it with --map \"" + columns.header("object_id")
                                        + "=deal_id\" or =contact_id."));
                return;
            }
            String property = HeaderWords.plain(columns.text(row, "property"));
            boolean ofProperties = columns.has("property") && columns.has("new_value");
            if (ofProperties && !PROPERTIES.containsKey(property)) {
                findings.tally(Problem.Severity.NOTE, row.line(), columns.header("property"),
                        "changes of other properties than the stage were left out", "");
                return;
            }
            String stage = ofProperties || !columns.has("stage") ? "new_value" : "stage";
            String word = columns.text(row, stage);
            if (word.isEmpty()) {
                findings.tally(Problem.Severity.NOTE, row.line(), columns.header(stage),
                        "rows in which a stage was left for none were left out", "");
                return;
            }
            Optional<StageEntry.Of> said = Optional.ofNullable(PROPERTIES.get(property));
            StageEntry.Of of = columns.has("deal_id")
                    ? StageEntry.Of.DEAL
                    : columns.has("contact_id") ? StageEntry.Of.CONTACT : said.orElse(StageEntry.Of.DEAL);
            String idField = columns.has("deal_id")
                    ? "deal_id"
                    : columns.has("contact_id")
                            ? "contact_id"
                            : "object_id";
            add(row, of, idField, word, facts);
        }

        private void add(Row row, StageEntry.Of of, String idField, String word, List<Fact> facts) {
            String field = idField;
            try {
                String id = columns.text(row, idField);
                if (id.isEmpty()) {
                    throw new CellFault("the row has no id", "Fill it in or remove the row.");
                }
                CrmIds.checkWhole(id);
                field = time;
                String cell = columns.text(row, time);
                if (cell.isEmpty()) {
                    throw new CellFault("the row does not say when", "Fill it in or remove the row.");
                }
                Instant at = written.times().instant(cell);
                String stage = of == StageEntry.Of.CONTACT ? CrmWords.contactStage(word) : word.strip();
                StageEntry entered = new StageEntry(source.client(), crm, of, CrmIds.normal(crm, id), stage, at);
                if (seen.add(entered.id())) {
                    facts.add(entered);
                } else {
                    findings.tally(Problem.Severity.NOTE, row.line(), "", "the same again as in an earlier row", "");
                }
            } catch (CellFault fault) {
                findings.wrong(row.line(), columns.header(field), fault);
            }
        }
    }
}
