package outlay;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import outlay.activate.Account;
import outlay.activate.KeyEnd;
import outlay.activate.outbox.Budget;
import outlay.activate.outbox.DeliveryHealth;
import outlay.alert.Alert;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.base.ClientId;
import outlay.store.ClientOutbox;
import outlay.store.KeptPause;
import outlay.store.OutboxStore;
import outlay.telling.AccountBook;

/// What somebody should look at about what is told to destinations.
///
/// @param accounts of each client
public record DeliveryAlerts(OutboxStore outbox, Function<ClientId, List<AccountBook.Entry>> accounts, Clock clock) {
    /// @param rules of the client; [Kind#usual()] of what it has none for
    public List<Alert> of(ClientId client, Map<Kind, Rule> rules) {
        Instant now = clock.instant();
        List<Alert> alerts = new ArrayList<>();
        List<AccountBook.Entry> all = accounts.apply(client).stream().filter(entry -> entry.broken().isEmpty())
                .toList();
        Rule missed = rules.getOrDefault(Kind.DELIVERIES_MISSED, Kind.DELIVERIES_MISSED.usual());
        missed.threshold().ifPresent(most -> alerts.addAll(missed(client, all, most, missed.days(), now)));
        Rule ends = rules.getOrDefault(Kind.KEY_ENDS, Kind.KEY_ENDS.usual());
        ends.threshold().ifPresent(days -> alerts.addAll(keys(client, all, days, now)));
        return alerts;
    }

    private List<Alert> missed(ClientId client, List<AccountBook.Entry> all, BigDecimal most, int days, Instant now) {
        List<ClientOutbox.Count> ended = outbox.of(client).ended(now.minus(Duration.ofDays(days)));
        List<Alert> alerts = new ArrayList<>();
        for (AccountBook.Entry entry : all) {
            Optional<Budget> budget = entry.account().get(Account.TARGET)
                    .map(target -> Budget.of(new BigDecimal(target), entry.name(), ended));
            budget.filter(known -> known.burn().compareTo(most) > 0)
                    .ifPresent(known -> alerts.add(new Alert(Kind.DELIVERIES_MISSED, entry.name(),
                            known.missed() + " of " + (known.missed() + known.delivered())
                                    + " were missed within " + days + " days: " + known.share() + " % were delivered, "
                                    + known.target() + " % shall be; " + known.spentPercent()
                                    + " % of the budget is spent",
                            Optional.empty())));
        }
        return alerts;
    }

    private List<Alert> keys(ClientId client, List<AccountBook.Entry> all, BigDecimal days, Instant now) {
        List<KeptPause> refused = outbox.pauses(client).stream().filter(DeliveryHealth::refusesKey).toList();
        List<Alert> alerts = new ArrayList<>();
        for (AccountBook.Entry entry : all) {
            Optional<String> why = refused.stream().filter(pause -> pause.lane().account().equals(entry.name()))
                    .findFirst().map(pause -> "its destination refuses its key since " + pause.since())
                    .or(() -> KeyEnd.of(entry.account(), now)
                            .filter(end -> BigDecimal.valueOf(end.in()).compareTo(days) <= 0)
                            .map(end -> "its key " + end));
            why.ifPresent(detail -> alerts.add(new Alert(Kind.KEY_ENDS, entry.name(), detail, Optional.empty())));
        }
        return alerts;
    }
}
