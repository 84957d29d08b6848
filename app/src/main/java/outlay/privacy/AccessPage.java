package outlay.privacy;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/// A person's data as one page to read, without script, styles of others or links: whatever a visitor once wrote into a
/// name or an address is shown as text and does nothing.
public final class AccessPage {
    private final StringBuilder html = new StringBuilder();

    private AccessPage() {}

    public static String of(AccessReport report) {
        AccessPage page = new AccessPage();
        page.html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'"
                + "\">\n<title>Personal data</title>\n<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem "
                + "auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2rem .5rem;"
                + "text-align:left;vertical-align:top;overflow-wrap:anywhere}</style>\n</head>\n<body>\n");
        page.heading("What is held about you");
        page.paragraph("Made for " + report.client() + " at " + report.madeAt() + ".");
        page.heading("Identifiers");
        page.table(List.of("kind", "value", "facts", "seen together in"), report.identifiers().stream()
                .map(each -> List.of(each.type(), each.value(), String.valueOf(each.facts()),
                        String.join(", ", each.seenWith())))
                .toList());
        page.heading("Purposes and consent");
        page.table(List.of("purpose", "what", "consent", "evidence"), report.purposes().stream()
                .map(each -> List.of(each.purpose(), each.what(), each.consent(), each.evidence())).toList());
        page.heading("What you bought, and what led to it");
        page.conversions(report.conversions());
        page.heading("How that is worked out");
        page.paragraph(report.logic());
        page.heading("Where the data came from");
        page.table(List.of("source"), report.sources().stream().map(List::of).toList());
        page.heading("Who was given it");
        page.table(List.of("destination", "what"), report.recipients().stream()
                .map(each -> List.of(each.destination(), each.what())).toList());
        page.heading("How long it is kept");
        page.fields(report.retention());
        page.facts("What you did", report.events());
        page.facts("What the CRM says", report.contacts());
        page.facts("Deals that name you", report.deals());
        return page.html.append("</body>\n</html>\n").toString();
    }

    private void conversions(List<AccessReport.Bought> conversions) {
        table(List.of("conversion", "kind", "at", "value"), conversions.stream()
                .map(each -> List.of(each.id(), each.kind(), each.at().toString(), each.value())).toList());
        for (AccessReport.Bought bought : conversions) {
            paragraph(bought.id() + ": your touches" + (bought.others() == 0
                    ? ""
                    : String.format(Locale.ROOT, ", besides %,d of other people of your company", bought.others())));
            table(List.of("at", "channel", "credit", "why"), bought.touches().stream()
                    .map(each -> List.of(each.at().toString(), each.channel(), each.credit(), each.why())).toList());
        }
    }

    private void facts(String title, List<AccessReport.Fact> facts) {
        heading(title);
        if (facts.isEmpty()) {
            paragraph("Nothing.");
        }
        for (AccessReport.Fact fact : facts) {
            paragraph(fact.id() + ", received at " + fact.receivedAt() + " from " + fact.source());
            fields(fact.fields());
        }
    }

    private void fields(SortedMap<String, String> fields) {
        table(List.of("name", "value"), fields.entrySet().stream()
                .map(field -> List.of(field.getKey(), field.getValue())).toList());
    }

    private void table(List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            paragraph("Nothing.");
            return;
        }
        html.append("<table>\n<tr>");
        columns.forEach(column -> html.append("<th>").append(text(column)).append("</th>"));
        html.append("</tr>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(text(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private void heading(String words) {
        html.append("<h2>").append(text(words)).append("</h2>\n");
    }

    private void paragraph(String words) {
        html.append("<p>").append(text(words)).append("</p>\n");
    }

    /// Every character that means something in HTML, and those that hide or turn what follows, as a reference.
    static String text(String words) {
        StringBuilder safe = new StringBuilder(words.length());
        words.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean plain = Character.isLetterOrDigit(point) || point == ' ' || point == '\n'
                    || point > ' ' && point < 0x7f && "<>&\"'`=".indexOf(point) < 0;
            if (plain) {
                safe.appendCodePoint(point);
            } else if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
                safe.append('\uFFFD');
            } else {
                safe.append("&#").append(point).append(';');
            }
        });
        return safe.toString();
    }
}
