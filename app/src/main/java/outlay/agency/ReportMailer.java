package outlay.agency;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.alerting.Mailer;
import outlay.alerting.NotSent;
import outlay.base.Day;
import outlay.rounds.Rounds;
import outlay.store.AgencyStore;
import outlay.store.KeptReportMail;
import outlay.store.KeptSending;
import outlay.web.Refused;
import outlay.web.Reports;

/// Mails reports when they are due.
///
/// Law: about one period a mail is sent at most once by itself. That it is being sent is kept before it is; whoever
/// finds it so later, after the machine has stopped, does not know whether it has arrived, and leaves it to people.
/// Where the mail server has certainly not taken it, it is tried again. Of several periods that were missed the last
/// one is mailed.
public final class ReportMailer implements AutoCloseable {
    static final int MOST_ATTEMPTS = 48;
    static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(30);
    private static final Logger LOG = LoggerFactory.getLogger(ReportMailer.class);

    private final AgencyStore store;
    private final Reports reports;
    private final Optional<Mailer> mailer;
    private final Clock clock;
    private final Rounds rounds = new Rounds("report-mails", this::look);

    /// @param mailer absent where no mail server is set; then nothing is sent
    public ReportMailer(AgencyStore store, Reports reports, Optional<Mailer> mailer, Clock clock) {
        this.store = store;
        this.reports = reports;
        this.mailer = mailer;
        this.clock = clock;
    }

    /// Looks as often as that from now on.
    public ReportMailer start(Duration between) {
        rounds.start(between);
        return this;
    }

    public boolean canSend() {
        return mailer.isPresent();
    }

    /// Looks now, on its own thread.
    void soon() {
        rounds.soon();
    }

    /// Sends what is due and has not been sent.
    public synchronized void look() {
        if (mailer.isEmpty()) {
            return;
        }
        for (KeptReportMail mail : store.mails()) {
            look(mail, mailer.get());
        }
    }

    private void look(KeptReportMail mail, Mailer post) {
        ZonedDateTime due = due(mail);
        if (due.toInstant().isBefore(mail.createdAt())) {
            return;
        }
        Day day = lastDay(mail, due);
        Optional<KeptSending> known = sending(mail, day);
        if (known.isEmpty()) {
            KeptSending first = sending(mail, day, State.SENDING, 1, "");
            if (store.begin(first)) {
                send(mail, due, first, post);
            }
            return;
        }
        KeptSending before = known.get();
        switch (State.of(before.state())) {
            case SENDING -> store.move(sending(mail, day, State.UNSURE, before.attempts(),
                    "the server stopped while it was sent, so it may have arrived or not"), before.state());
            case FAILED -> {
                KeptSending next = sending(mail, day, State.SENDING, before.attempts() + 1, "");
                boolean time = !before.at().plus(BETWEEN_ATTEMPTS).isAfter(clock.instant());
                if (time && before.attempts() < MOST_ATTEMPTS && store.move(next, before.state())) {
                    send(mail, due, next, post);
                }
            }
            case SENT, UNSURE -> {
                // It has been sent, or somebody has to say that it shall be once more.
            }
        }
    }

    private void send(KeptReportMail mail, ZonedDateTime due, KeptSending begun, Mailer post) {
        try {
            MailedReport report = MailedReport.of(mail, due, reports);
            post.send(ReportLetter.of(report, mail.recipients(), store.logo(mail.client()), false));
            end(mail, begun, State.SENT, "");
        } catch (NotSent failed) {
            end(mail, begun, State.FAILED, String.valueOf(failed.getMessage()));
        } catch (IOException unsure) {
            end(mail, begun, State.UNSURE, String.valueOf(unsure.getMessage()));
        } catch (IllegalArgumentException unanswerable) {
            end(mail, begun, State.FAILED, String.valueOf(unanswerable.getMessage()));
        } catch (Refused busy) {
            end(mail, begun, State.FAILED, busy.problem().detail());
        }
    }

    private void end(KeptReportMail mail, KeptSending begun, State state, String detail) {
        if (state != State.SENT) {
            LOG.warn("the report {} of {} is {}: {}", mail.id(), mail.client(), state.label(), detail);
        }
        store.move(sending(mail, begun.lastDay(), state, begun.attempts(), detail), State.SENDING.label());
    }

    private KeptSending sending(KeptReportMail mail, Day day, State state, int attempts, String detail) {
        return new KeptSending(mail.client(), mail.id(), day, state.label(), attempts, detail, now());
    }

    /// Has the one that was due last sent once more.
    ///
    /// @return false unless it has failed, or nobody knows whether it has arrived
    boolean again(KeptReportMail mail) {
        return sending(mail, lastDay(mail, due(mail)))
                .filter(one -> List.of(State.FAILED, State.UNSURE).contains(State.of(one.state())))
                .filter(one -> store.move(new KeptSending(mail.client(), mail.id(), one.lastDay(),
                        State.FAILED.label(), 0, "asked for once more", Instant.EPOCH), one.state()))
                .isPresent();
    }

    private Optional<KeptSending> sending(KeptReportMail mail, Day lastDay) {
        return store.sendings(mail.client()).stream()
                .filter(one -> one.mail().equals(mail.id()) && one.lastDay().equals(lastDay)).findFirst();
    }

    private static Day lastDay(KeptReportMail mail, ZonedDateTime due) {
        return Every.of(mail.every()).period(due).to();
    }

    /// Sends the report that was due last to somebody who wants to see it; nothing of it is kept.
    ///
    /// @throws IOException              saying what is wrong, where it is not sure that it was sent
    /// @throws IllegalArgumentException where there is no mail server, or the question cannot be answered
    void test(KeptReportMail mail, String to) throws IOException {
        Mailer post = mailer.orElseThrow(() -> new IllegalArgumentException(
                "no mail server is set; set alert_mail_server, alert_mail_from and alert_mail_to"));
        post.send(ReportLetter.of(MailedReport.of(mail, due(mail), reports), List.of(to), store.logo(mail.client()),
                true));
    }

    /// When the mail is due next.
    ZonedDateTime next(KeptReportMail mail) {
        return Every.of(mail.every()).next(due(mail), mail.hour());
    }

    private ZonedDateTime due(KeptReportMail mail) {
        return Every.of(mail.every()).due(now().atZone(mail.zone()), mail.hour());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Waits a moment for a mail that is under way.
    @Override
    public void close() {
        rounds.close();
    }
}
