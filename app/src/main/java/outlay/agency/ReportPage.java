package outlay.agency;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import outlay.metric.Metric;
import outlay.report.Answer;

/// The letter's HTML: tables with their styles on them, because mail programs read little else. Whatever somebody
/// wrote is text in it.
final class ReportPage {
    private static final String FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;";
    private static final String CELL = "padding:6px 8px;border-top:1px solid #e0e4e0;";
    private static final Map<Metric, String> TITLES = Map.of(Metric.ROAS, "ROAS", Metric.CPA, "CPA");

    private final StringBuilder out = new StringBuilder();

    private ReportPage() {}

    static String html(MailedReport report, boolean logo) {
        return new ReportPage().page(report, logo);
    }

    private String page(MailedReport report, boolean logo) {
        out.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(ReportLetter.title(report))).append("</title></head><body style=\"margin:0;background:"
                        + "#f5f6f4;color:#17201c;")
                .append(FONT).append("font-size:15px\"><div style=\"max-width:680px;"
                        + "margin:0 auto;padding:24px;background:#ffffff\">");
        if (logo) {
            out.append("<img src=\"cid:").append(ReportLetter.LOGO)
                    .append("\" alt=\"\" style=\"max-height:48px;max-width:220px\">");
        }
        out.append("<h1 style=\"font-size:22px;margin:12px 0 4px\">").append(escaped(ReportLetter.title(report)))
                .append("</h1>");
        paragraph(report.period().from() + " to " + report.period().to() + ", compared with "
                + report.before().from() + " to " + report.before().to());
        report.mail().note().lines().forEach(this::paragraph);
        if (report.channels().totals().isEmpty()) {
            paragraph("Nothing was spent or earned in these days.");
        }
        for (Answer.Row total : report.channels().totals()) {
            headline(report, total);
            table("Channels", "channel", ReportLetter.rows(report.channels(), total.currency()).toList(), total);
            List<Answer.Row> campaigns = ReportLetter.rows(report.campaigns(), total.currency())
                    .filter(row -> !row.keys().getOrDefault("campaign", "").isEmpty()).toList();
            table(campaigns.size() > ReportLetter.MOST_CAMPAIGNS
                    ? "The " + ReportLetter.MOST_CAMPAIGNS + " campaigns with most spend, of " + campaigns.size()
                    : "Campaigns", "campaign", campaigns.stream().limit(ReportLetter.MOST_CAMPAIGNS).toList(), total);
        }
        out.append("<p><a href=\"").append(escaped(report.link())).append("\" style=\"color:#0b5c8a\">Open the report"
                + "</a></p><div style=\"color:#5b6660;font-size:13px\">");
        paragraph(ReportLetter.footnote(report));
        paragraph(ReportLetter.end(report));
        return out.append("</div></div></body></html>").toString();
    }

    private void headline(MailedReport report, Answer.Row total) {
        out.append("<table role=\"presentation\" style=\"border-collapse:collapse;margin:12px 0\"><tr>");
        for (Metric metric : ReportLetter.SHOWN) {
            String change = Written.change(metric, total, report.earlier(total.currency()));
            out.append("<td style=\"padding:8px 14px 8px 0;vertical-align:top\"><div style=\"color:#5b6660;"
                    + "font-size:12px\">").append(title(metric)).append("</div><div style=\"font-size:17px;"
                            + "font-weight:600;white-space:nowrap\">")
                    .append(escaped(Written.figure(metric, total)))
                    .append("</div><div style=\"color:#5b6660;font-size:12px\">").append(escaped(change))
                    .append("</div></td>");
        }
        out.append("</tr></table>");
    }

    private void table(String title, String key, List<Answer.Row> rows, Answer.Row total) {
        if (rows.isEmpty()) {
            return;
        }
        out.append("<h2 style=\"font-size:16px;margin:18px 0 4px\">").append(escaped(title)).append("</h2>")
                .append("<table style=\"border-collapse:collapse;width:100%;font-size:14px\"><tr><th></th>");
        ReportLetter.SHOWN.forEach(metric -> out.append("<th style=\"text-align:right;color:#5b6660;font-size:12px;"
                + "padding:4px 8px\">").append(title(metric)).append("</th>"));
        out.append("</tr>");
        rows.forEach(row -> row(row.keys().getOrDefault(key, ""), row));
        if (key.equals("channel")) {
            row("Total", total);
        }
        out.append("</table>");
    }

    private void row(String name, Answer.Row row) {
        out.append("<tr><th scope=\"row\" style=\"text-align:left;font-weight:500;").append(CELL).append("\">")
                .append(escaped(name)).append("</th>");
        ReportLetter.SHOWN.forEach(metric -> out.append("<td style=\"text-align:right;white-space:nowrap;")
                .append(CELL).append("\">").append(escaped(Written.figure(metric, row))).append("</td>"));
        out.append("</tr>");
    }

    private void paragraph(String text) {
        out.append("<p style=\"margin:4px 0\">").append(escaped(text)).append("</p>");
    }

    private static String title(Metric metric) {
        String label = metric.label();
        return TITLES.getOrDefault(metric, label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
