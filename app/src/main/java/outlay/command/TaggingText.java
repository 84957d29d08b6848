package outlay.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import outlay.tagging.Audit;
import outlay.tagging.Fault;
import outlay.tagging.Finding;
import outlay.tagging.UrlTemplate;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.TaggingJson;

/// Prints a tagging audit: what is wrong, what to do about each kind, and the templates that mend it.
final class TaggingText {
    private static final List<String> HEADER = List.of("fault", "platform", "subject", "currency", "at_stake",
            "reckoned",
            "pages", "detail");

    private TaggingText() {}

    static void print(Audit audit, long version, Format format, Appendable out) throws IOException {
        switch (format) {
            case TABLE -> {
                table(audit, out);
                out.append(AnswerText.version(version)).append("\n");
            }
            case CSV -> {
                Csv.record(HEADER, out);
                for (Finding finding : audit.findings()) {
                    Csv.record(cells(finding), out);
                }
            }
            case JSON -> out.append(TaggingJson.text(audit, version)).append("\n");
        }
    }

    private static List<String> cells(Finding finding) {
        boolean reckoned = finding.atStake().isPresent() && !finding.fault().exact();
        return List.of(finding.fault().label(), finding.platform(), finding.subject(),
                finding.atStake().map(money -> money.currency().code()).orElse(""),
                finding.atStake().map(money -> money.amount()).orElse(""), reckoned ? "yes" : "",
                Long.toString(finding.pages()), finding.detail());
    }

    private static void table(Audit audit, Appendable out) throws IOException {
        out.append(audit.question().client() + ": tags, " + audit.period() + "\n\n");
        if (audit.findings().isEmpty()) {
            out.append("nothing is wrong with them\n");
            return;
        }
        TextTable table = new TextTable(HEADER, List.of(false, false, false, false, true, false, true, false));
        audit.findings().forEach(finding -> table.row(cells(finding)));
        table.print(out);
        out.append("\n");
        Set<Fault> faults = new TreeSet<>();
        Set<UrlTemplate> templates = new LinkedHashSet<>();
        for (Finding finding : audit.findings()) {
            faults.add(finding.fault());
            finding.template().ifPresent(templates::add);
        }
        for (Fault fault : new ArrayList<>(faults)) {
            out.append(fault.label() + ": " + fault.sentence() + " " + fault.remedy() + "\n");
        }
        for (UrlTemplate template : templates) {
            out.append("\n" + template.name() + " (" + template.where()
                    + (template.byHand() ? "; write the ids in place of the capital words" : "") + "):\n  "
                    + template.suffix() + "\n");
        }
        out.append(
                "\nreckoned: pages at the platform's cost per click. One ad can have several faults:"
                        + " add nothing up.\n");
    }
}
