package outlay.agency;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.base.Period;
import outlay.report.Answer;
import outlay.report.Edition;
import outlay.report.Question;
import outlay.store.KeptReportMail;
import outlay.web.QuestionReader;
import outlay.web.Reports;

/// What a mail tells of a period, from one version of the books.
///
/// @param earlier the totals of the period before
/// @param version of the books that all of it is from
record MailedReport(KeptReportMail mail, Period period, Period before, Answer channels, Answer campaigns,
        List<Answer.Row> earlier, long version) {

    /// @param due when the mail is due, in its own zone
    /// @throws IllegalArgumentException where the question cannot be answered, such as for want of an exchange rate
    static MailedReport of(KeptReportMail mail, ZonedDateTime due, Reports reports) {
        if (!reports.clients().contains(mail.client())) {
            throw new IllegalArgumentException("there is nothing of client " + mail.client() + " yet");
        }
        Every every = Every.of(mail.every());
        Period period = every.period(due);
        Period before = every.before(period);
        Edition edition = reports.edition(mail.client(), Optional.empty());
        Answer earlier = edition.books().answer(question(mail, Question.By.CHANNELS, before));
        return new MailedReport(mail, period, before,
                edition.books().answer(question(mail, Question.By.CHANNELS, period)),
                edition.books().answer(question(mail, Question.By.CAMPAIGNS, period)), earlier.totals(),
                edition.version());
    }

    private static Question question(KeptReportMail mail, Question.By by, Period period) {
        return new Question(mail.client(), by, Optional.of(period),
                new Attribution(Model.parse(mail.model()), QuestionReader.USUAL_LOOKBACK_DAYS), mail.zone(),
                Optional.of(mail.currency()).filter(code -> !code.isEmpty()).map(Currency::new),
                Question.Filter.ALL);
    }

    /// The total of the period before in the same currency.
    Optional<Answer.Row> earlier(Currency currency) {
        return earlier.stream().filter(row -> row.currency().equals(currency)).findFirst();
    }

    /// The page that shows the same.
    String link() {
        return page(mail, period);
    }

    /// The page that shows what is mailed about a period.
    static String page(KeptReportMail mail, Period period) {
        return mail.origin() + "/?client=" + mail.client() + "&view=print&from=" + period.from() + "&to=" + period.to()
                + "&model=" + mail.model() + (mail.currency().isEmpty() ? "" : "&currency=" + mail.currency());
    }

    /// Where whoever manages the client ends the mail.
    String settingsLink() {
        return mail.origin() + "/?client=" + mail.client() + "&view=settings";
    }
}
