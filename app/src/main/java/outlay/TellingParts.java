package outlay;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import outlay.activate.KeyEnd;
import outlay.activate.egress.Egress;
import outlay.activate.egress.Sending;
import outlay.activate.outbox.Accounts;
import outlay.activate.outbox.Budget;
import outlay.activate.outbox.FeedFiles;
import outlay.activate.outbox.Telling;
import outlay.alert.Alert;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.base.ClientId;
import outlay.gate.Quotas;
import outlay.log.Log;
import outlay.store.OutboxStore;
import outlay.store.Store;
import outlay.store.WebhookStore;
import outlay.store.Wishes;
import outlay.telling.AccountBook;
import outlay.telling.AccountTrial;
import outlay.telling.DestinationsApi;
import outlay.telling.FeedDoor;
import outlay.telling.LogIndex;
import outlay.telling.LogTelling;
import outlay.telling.RuleWishes;
import outlay.telling.rule.Rules;
import outlay.vault.Sealing;
import outlay.web.Router;

/// What telling conversions needs, wired the same for a server and a command.
public final class TellingParts implements AutoCloseable {
    /// Requests a second for files, for long; ten times as many at once.
    private static final int FEEDS_A_NETWORK = 5;
    private static final int FEEDS_AN_ADDRESS = 1;
    private static final int MOST_COUNTED = 10_000;

    private final Egress egress;
    /// Tries accounts where deliveries go, so that nothing leaves a sandbox.
    private final Sending trials;
    private final AccountBook accounts;
    private final LogIndex index;
    private final Supplier<Rules> rules;
    private final WebhookStore webhooks;
    private final Clock clock;

    private TellingParts(Egress egress, Sending trials, AccountBook accounts, LogIndex index, Supplier<Rules> rules,
            WebhookStore webhooks, Clock clock) {
        this.egress = egress;
        this.trials = trials;
        this.accounts = accounts;
        this.index = index;
        this.rules = rules;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /// @param log   as reports read it
    /// @param rules as they are now
    public static TellingParts of(Log log, Store store, Sealing sealing, Supplier<Rules> rules, Settings settings,
            Clock clock) {
        Egress egress = Egress.toTheWorld(clock);
        return new TellingParts(egress, Deliveries.sending(settings.edge().sandbox(), clock),
                new AccountBook(store.accounts(), sealing, egress::mistake, clock, System::nanoTime),
                new LogIndex(log, rules, LogIndex.USUAL_AGE, System::nanoTime, new SecureRandom().nextLong()), rules,
                store.webhooks(), clock);
    }

    /// What an entry of the log makes somebody want to tell.
    Wishes wishes() {
        return new RuleWishes(rules, index);
    }

    /// What a wish amounts to when it is sent.
    Telling telling() {
        return new LogTelling(rules, index, accounts);
    }

    Deliveries deliveries(OutboxStore outbox) {
        return new Deliveries(outbox, wishes(), telling(), accounts);
    }

    Accounts accounts() {
        return accounts;
    }

    /// What somebody should look at about what is told to others.
    BiFunction<ClientId, Map<Kind, Rule>, List<Alert>> alerts(OutboxStore outbox) {
        DeliveryAlerts deliveries = new DeliveryAlerts(outbox, accounts::of, clock);
        WebhookAlerts hooks = new WebhookAlerts(webhooks, clock);
        return (client, rules) -> Stream.concat(deliveries.of(client, rules).stream(),
                hooks.of(client, rules).stream()).toList();
    }

    /// What of the last days was delivered and missed, where somebody has said how much shall be.
    Supplier<List<Budget>> budgets(OutboxStore outbox) {
        return new DeliveryBudgets(accounts::everybodys, outbox, clock);
    }

    /// How many accounts have keys that have ended or end soon.
    long keysEnding() {
        return accounts.everybodys().stream().filter(entry -> entry.broken().isEmpty())
                .flatMap(entry -> KeyEnd.of(entry.account(), clock.instant()).stream()).filter(KeyEnd::soon).count();
    }

    /// Entries of the log have changed.
    void forget() {
        index.forget();
    }

    /// Sees what a command has changed, once `first` has.
    Runnable lookAfter(Runnable first) {
        return () -> {
            first.run();
            accounts.look();
        };
    }

    /// The accounts, and the files of those that are fetched.
    ///
    /// @param peopleKeys of each client
    void addTo(Router routes, OutboxStore outbox, Function<ClientId, String> peopleKeys) {
        new DestinationsApi(accounts, new AccountTrial(egress::mistake, trials::send), peopleKeys, clock).addTo(routes);
        Quotas networks = new Quotas(FEEDS_A_NETWORK, MOST_COUNTED, System::nanoTime);
        Quotas addresses = new Quotas(FEEDS_AN_ADDRESS, MOST_COUNTED, System::nanoTime);
        FeedDoor.Limits limits = new FeedDoor.Limits(name -> networks.waitFor(name, 1),
                name -> addresses.waitFor(name, 1));
        routes.get(FeedDoor.PATH, new FeedDoor(accounts, outbox, new FeedFiles(outbox, telling()), limits, clock));
    }

    @Override
    public void close() {
        trials.close();
        egress.close();
    }
}
