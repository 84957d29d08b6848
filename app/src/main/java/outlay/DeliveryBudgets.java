package outlay;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import outlay.activate.Account;
import outlay.activate.outbox.Budget;
import outlay.base.ClientId;
import outlay.store.ClientOutbox;
import outlay.store.OutboxStore;
import outlay.telling.AccountBook;

/// What of the last 28 days was delivered and missed at every account that has a target. Looked at once a minute at the
/// most, because whoever watches asks more often than it changes.
final class DeliveryBudgets implements Supplier<List<Budget>> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Supplier<List<AccountBook.Entry>> accounts;
    private final OutboxStore outbox;
    private final Clock clock;
    private List<Budget> known = List.of();
    private Instant again = Instant.MIN;

    /// @param accounts of all clients
    DeliveryBudgets(Supplier<List<AccountBook.Entry>> accounts, OutboxStore outbox, Clock clock) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public synchronized List<Budget> get() {
        Instant now = clock.instant();
        if (!now.isBefore(again)) {
            known = look(now);
            again = now.plus(BETWEEN_LOOKS);
        }
        return known;
    }

    private List<Budget> look(Instant now) {
        List<Budget> all = new ArrayList<>();
        Map<ClientId, List<AccountBook.Entry>> byClient = accounts.get().stream()
                .filter(entry -> entry.broken().isEmpty() && target(entry).isPresent())
                .collect(Collectors.groupingBy(AccountBook.Entry::client));
        byClient.forEach((client, entries) -> {
            List<ClientOutbox.Count> ended = outbox.of(client).ended(now.minus(Budget.WINDOW));
            entries.forEach(entry -> all.add(Budget.of(target(entry).orElseThrow(), entry.name(), ended)));
        });
        return List.copyOf(all);
    }

    private static Optional<BigDecimal> target(AccountBook.Entry entry) {
        return entry.account().get(Account.TARGET).map(BigDecimal::new);
    }
}
