package outlay.agency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.alerting.Letter;
import outlay.base.Currency;
import outlay.metric.Metric;
import outlay.report.Answer;
import outlay.report.Edition;
import outlay.store.KeptLogo;
import outlay.text.Csv;
import outlay.web.QuestionReader;

/// A report as a letter: the figures in words and in a table, and every row in a file beside them.
final class ReportLetter {
    static final List<Metric> SHOWN = List.of(Metric.SPEND, Metric.REVENUE, Metric.ROAS, Metric.CONVERSIONS,
            Metric.CPA, Metric.LEADS);
    static final int MOST_CAMPAIGNS = 10;
    static final String LOGO = "logo";

    private ReportLetter() {}

    /// @param to   who gets it, which is whom the mail names, or one who tries it
    /// @param test whether somebody only tries it
    static Letter of(MailedReport report, List<String> to, Optional<KeptLogo> logo, boolean test) {
        List<Letter.Part> pictures = logo
                .map(picture -> List.of(new Letter.Part(LOGO, picture.mediaType(),
                        Base64.getDecoder().decode(picture.picture()))))
                .orElse(List.of());
        String subject = (test ? "Test: " : "") + title(report) + ", " + report.period().from() + " to "
                + report.period().to();
        return new Letter(to, Letter.line(subject), text(report),
                Optional.of(ReportPage.html(report, logo.isPresent())), pictures, List.of(csv(report)));
    }

    static String title(MailedReport report) {
        return report.mail().title().isEmpty() ? report.mail().client() + ": report" : report.mail().title();
    }

    private static String text(MailedReport report) {
        StringBuilder text = new StringBuilder();
        text.append(title(report)).append("\r\n").append(report.period().from()).append(" to ")
                .append(report.period().to()).append(", compared with ").append(report.before().from())
                .append(" to ").append(report.before().to()).append("\r\n\r\n");
        if (!report.mail().note().isEmpty()) {
            text.append(report.mail().note()).append("\r\n\r\n");
        }
        for (Answer.Row total : report.channels().totals()) {
            for (Metric metric : SHOWN) {
                String change = Written.change(metric, total, report.earlier(total.currency()));
                text.append(metric.label()).append(": ").append(Written.figure(metric, total))
                        .append(change.isEmpty() ? "" : " (" + change + ")").append("\r\n");
            }
            text.append("\r\n");
            rows(report.channels(), total.currency()).forEach(row -> text.append("  ")
                    .append(row.keys().getOrDefault("channel", "")).append(": spend ")
                    .append(Written.figure(Metric.SPEND, row)).append(", revenue ")
                    .append(Written.figure(Metric.REVENUE, row)).append("\r\n"));
            text.append("\r\n");
        }
        if (report.channels().totals().isEmpty()) {
            text.append("Nothing was spent or earned in these days.\r\n\r\n");
        }
        return text.append(report.link()).append("\r\n\r\n").append(footnote(report)).append("\r\n").append(end(report))
                .append("\r\n").toString();
    }

    static Stream<Answer.Row> rows(Answer answer, Currency currency) {
        return answer.rows().stream().filter(row -> row.currency().equals(currency));
    }

    /// What the figures are figures of.
    static String footnote(MailedReport report) {
        return "Model " + report.mail().model() + ", lookback " + QuestionReader.USUAL_LOOKBACK_DAYS
                + " days; conversions on days in " + report.mail().zone() + "; "
                + (report.mail().currency().isEmpty()
                        ? "nothing converted"
                        : "converted to " + report.mail().currency())
                + "; version " + report.version() + " of the data, rules " + Edition.RULES + ".";
    }

    static String end(MailedReport report) {
        return "Sent because " + report.mail().createdBy() + " has set it up. Whoever manages "
                + report.mail().client() + " ends it at " + report.settingsLink();
    }

    private static Letter.Part csv(MailedReport report) {
        StringBuilder out = new StringBuilder();
        try {
            List<String> header = new ArrayList<>(List.of("report", "platform", "channel", "campaign_id", "campaign",
                    "currency"));
            Stream.of(Metric.values()).map(Metric::label).forEach(header::add);
            Csv.record(header, out);
            for (Answer answer : List.of(report.channels(), report.campaigns())) {
                for (Answer.Row row : answer.rows()) {
                    Csv.record(cells(QuestionReader.nameOf(answer.question().by()), row), out);
                }
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("a text cannot be written", impossible);
        }
        return new Letter.Part(report.mail().client() + "-" + report.period().from() + "-" + report.period().to()
                + ".csv", "text/csv; charset=utf-8", out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> cells(String name, Answer.Row row) {
        List<String> cells = new ArrayList<>(List.of(name));
        Stream.of("platform", "channel", "campaign_id", "campaign")
                .forEach(key -> cells.add(row.keys().getOrDefault(key, "")));
        cells.add(row.currency().code());
        Stream.of(Metric.values())
                .forEach(metric -> cells.add(metric.value(row.figures(), row.currency()).orElse("")));
        return cells;
    }
}
