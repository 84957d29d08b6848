package outlay.agency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.base.Period;
import outlay.store.AgencyStore;
import outlay.store.KeptReportMail;

/// A report that the mail server has taken, without a figure of it: whoever wants those opens the page, and is asked
/// there who they are.
///
/// @param mail the id of what is mailed again and again
/// @param page where the same figures are
/// @param at   when the mail server took it
public record SentReport(String mail, Period period, String page, Instant at) {

    /// A client's, from then on.
    public static List<SentReport> of(AgencyStore store, ClientId client, Instant from) {
        Map<String, KeptReportMail> mails = store.mails(client).stream()
                .collect(Collectors.toMap(KeptReportMail::id, Function.identity()));
        return store.sendings(client).stream()
                .filter(one -> State.of(one.state()) == State.SENT && !one.at().isBefore(from))
                .flatMap(one -> Stream.ofNullable(mails.get(one.mail())).map(mail -> {
                    Period period = Every.of(mail.every())
                            .period(one.lastDay().date().plusDays(1).atStartOfDay(mail.zone()));
                    return new SentReport(mail.id(), period, MailedReport.page(mail, period), one.at());
                })).toList();
    }
}
