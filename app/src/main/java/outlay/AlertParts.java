package outlay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import outlay.access.Letters;
import outlay.activate.egress.Egress;
import outlay.alert.Alert;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.alerting.AlertBook;
import outlay.alerting.AlertTrial;
import outlay.alerting.AlertWatch;
import outlay.alerting.KeptAlert;
import outlay.alerting.MailRecipient;
import outlay.alerting.Mailer;
import outlay.alerting.Recipient;
import outlay.alerting.WebhookRecipient;
import outlay.base.ClientId;
import outlay.live.LiveBooks;
import outlay.plan.Target;

/// What alerts need, wired once for a server or a command.
public final class AlertParts implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private final Egress egress;
    private final AlertBook book;
    private final List<Recipient> recipients;
    private final AlertWatch watch;
    private final Optional<Mailer> mailer;
    private final Clock clock;

    private AlertParts(Egress egress, AlertBook book, List<Recipient> recipients, AlertWatch watch,
            Optional<Mailer> mailer, Clock clock) {
        this.mailer = mailer;
        this.clock = clock;
        this.egress = egress;
        this.book = book;
        this.recipients = recipients;
        this.watch = watch;
    }

    /// Does nothing by itself.
    ///
    /// @param others what there is to be said of a client besides what its books show
    public static AlertParts of(Settings settings, Path data, LiveBooks books,
            BiFunction<ClientId, Map<Kind, Rule>, List<Alert>> others, Clock clock) throws IOException {
        return of(settings, settings.alerts()::rulesOf, settings.plan()::targets, data, books, others, clock);
    }

    /// Likewise, with rules and targets that change.
    static AlertParts of(Settings settings, Function<ClientId, Map<Kind, Rule>> rules, Supplier<List<Target>> targets,
            Path data, LiveBooks books, BiFunction<ClientId, Map<Kind, Rule>, List<Alert>> others, Clock clock)
            throws IOException {
        Egress egress = Egress.toTheWorld(clock);
        AlertSettings alerts = settings.alerts();
        List<Recipient> recipients = new ArrayList<>();
        alerts.webhook().ifPresent(
                hook -> recipients.add(new WebhookRecipient(hook.url(), hook.secret(), egress::send, clock)));
        alerts.mail().ifPresent(mail -> recipients.add(new MailRecipient(mail, clock)));
        AlertBook book = AlertBook.open(data);
        return new AlertParts(egress, book, List.copyOf(recipients),
                new AlertWatch(books, rules, targets, others, book, recipients, clock),
                alerts.mail().map(mail -> new Mailer(mail, clock)), clock);
    }

    /// Looks every hour from now on.
    AlertParts start() {
        watch.start(BETWEEN_LOOKS);
        return this;
    }

    /// Looks once what has followed an import is done.
    Runnable lookAfter(Runnable first) {
        return () -> {
            first.run();
            watch.soon();
        };
    }

    /// Looks once, soon.
    void soon() {
        watch.soon();
    }

    /// What there would be to be said of a client, now; nothing is written down or told.
    List<Alert> would(ClientId client, Map<Kind, Rule> rules, List<Target> targets) {
        return watch.would(client, rules, targets);
    }

    /// Looks once, now.
    ///
    /// @return what could not be told, and why
    public List<String> look() {
        return watch.look();
    }

    /// Tries whether those who are to be told are reached.
    public AlertTrial trial() {
        return new AlertTrial(recipients, clock);
    }

    /// How others than those who are told of alerts get mail, where a mail server is set.
    Optional<Letters> letters() {
        return mailer.map(mail -> (to, subject, text) -> mail.send(List.of(to), subject, text));
    }

    /// The post itself, likewise.
    public Optional<Mailer> mailer() {
        return mailer;
    }

    public AlertBook book() {
        return book;
    }

    long open() {
        return book.list().stream().filter(KeptAlert::open).count();
    }

    long untold() {
        return recipients.isEmpty() ? 0 : book.untold().size();
    }

    @Override
    public void close() {
        watch.close();
        egress.close();
    }
}
