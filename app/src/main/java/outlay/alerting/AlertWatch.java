package outlay.alerting;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.alert.Alert;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.alert.Watch;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.live.LiveBooks;
import outlay.plan.Target;
import outlay.rounds.Rounds;

/// Looks every hour, and after each import, for what somebody should look at, and tells it once.
public final class AlertWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private final LiveBooks books;
    private final Function<ClientId, Map<Kind, Rule>> rules;
    private final Supplier<List<Target>> targets;
    private final BiFunction<ClientId, Map<Kind, Rule>, List<Alert>> others;
    private final AlertBook book;
    private final List<Recipient> recipients;
    private final Clock clock;
    private final Rounds rounds = new Rounds("alerts", this::round);

    /// @param rules      of each client
    /// @param targets    of all clients, as they are when it looks
    /// @param others     what else there is to be said of a client, by its rules, besides what its books show
    /// @param recipients who are to be told; nobody, and alerts are listed only
    public AlertWatch(LiveBooks books, Function<ClientId, Map<Kind, Rule>> rules, Supplier<List<Target>> targets,
            BiFunction<ClientId, Map<Kind, Rule>, List<Alert>> others, AlertBook book, List<Recipient> recipients,
            Clock clock) {
        this.books = books;
        this.rules = rules;
        this.targets = targets;
        this.others = others;
        this.book = book;
        this.recipients = List.copyOf(recipients);
        this.clock = clock;
    }

    /// Looks for the first time at once, and then as often as that.
    public AlertWatch start(Duration between) {
        rounds.soon();
        rounds.start(between);
        return this;
    }

    /// Something has come in.
    public void soon() {
        rounds.soon();
    }

    /// Looks now, and tells what is new.
    ///
    /// @return what could not be told, and why; it is told at the next look
    public List<String> look() {
        for (ClientId client : books.clients()) {
            book.look(client, would(client, rules.apply(client), targets.get()), clock.instant());
        }
        List<KeptAlert> untold = book.untold();
        List<String> failures = new ArrayList<>();
        if (!untold.isEmpty()) {
            for (Recipient recipient : recipients) {
                try {
                    recipient.tell(untold);
                } catch (IOException failed) {
                    failures.add(recipient.label() + ": " + failed.getMessage());
                }
            }
            if (failures.isEmpty()) {
                book.told(untold);
            }
        }
        return failures;
    }

    /// What there is to be said of a client by these rules and targets, now; nothing is written down or told.
    public List<Alert> would(ClientId client, Map<Kind, Rule> own, List<Target> wanted) {
        List<Alert> now = new ArrayList<>(Watch.alerts(books.of(client), client, own, wanted,
                Day.of(clock.instant(), ZoneOffset.UTC)));
        now.addAll(others.apply(client, own));
        return List.copyOf(now);
    }

    private void round() {
        look().forEach(failure -> LOG.warn("alerts could not be told; they are at the next look: {}", failure));
    }

    /// Waits a moment for a look that is under way.
    @Override
    public void close() {
        rounds.close();
    }
}
