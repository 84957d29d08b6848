package outlay.privacy;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A person's data as one page to read, without script, styles of others or links: whatever a visitor once wrote into a
/// name or an address is shown as text and does nothing.
public final class AccessPage implements AutoCloseable {
    private final Writer out;
    private final StringBuilder html = new StringBuilder();

    /// @param out is closed with this
    public AccessPage(AccessReport report, Writer out) throws IOException {
        this.out = out;
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'"
                + "\">\n<title>Personal data</title>\n<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem "
                + "auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2rem .5rem;"
                + "text-align:left;vertical-align:top;overflow-wrap:anywhere}</style>\n</head>\n<body>\n");
        heading("What is held about you");
        paragraph("Made for " + report.client() + " at " + report.madeAt() + ".");
        heading("Identifiers");
        table(List.of("kind", "value", "facts", "seen together in"), report.identifiers().stream()
                .map(each -> List.of(each.type(), each.value(), String.valueOf(each.facts()),
                        String.join(", ", each.seenWith())))
                .toList());
        heading("What is known of you");
        table(List.of("what", "value", "who said it", "in", "at"), report.profile().stream()
                .map(each -> List.of(each.trait(), each.value(), each.source(), each.fact(), each.at().toString()))
                .toList());
        heading("Purposes and consent");
        table(List.of("purpose", "what", "consent", "evidence"), report.purposes().stream()
                .map(each -> List.of(each.purpose(), each.what(), each.consent(), evidence(each))).toList());
        heading("What you bought, and what led to it");
        conversions(report.conversions());
        heading("How that is worked out");
        paragraph(report.logic());
        heading("Where the data came from");
        table(List.of("source"), report.sources().stream().map(List::of).toList());
        heading("Who was given it");
        table(List.of("destination", "what"), report.recipients().stream()
                .map(each -> List.of(each.destination(), each.what())).toList());
        heading("How long it is kept");
        fields(report.retention());
        heading("Everything that is stored");
        fields(new TreeMap<>(report.facts().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue())))));
        flush();
    }

    private static String evidence(AccessReport.Allowed said) {
        return said.fact().isEmpty()
                ? "nothing was said"
                : "said at " + said.at() + " in the event " + said.fact() + " by " + said.source() + ": " + said.raw()
                        + (said.version().isEmpty() ? "" : "; versions: " + said.version());
    }

    /// One more of the facts.
    public void fact(AccessReport.Fact fact) throws IOException {
        paragraph(fact.kind() + " " + fact.id() + ", received at " + fact.receivedAt()
                + (fact.source().isEmpty() ? "" : " from " + fact.source()));
        fields(fact.fields());
        flush();
    }

    private void flush() throws IOException {
        out.append(html);
        html.setLength(0);
    }

    @Override
    public void close() throws IOException {
        html.append("</body>\n</html>\n");
        flush();
        out.close();
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
