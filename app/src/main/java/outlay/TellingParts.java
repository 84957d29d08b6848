package outlay;

import java.time.Clock;
import java.util.function.Function;
import outlay.activate.egress.Egress;
import outlay.activate.outbox.Accounts;
import outlay.base.ClientId;
import outlay.store.Store;
import outlay.telling.AccountBook;
import outlay.telling.AccountTrial;
import outlay.telling.DestinationsApi;
import outlay.vault.Sealing;

/// What telling conversions needs, wired once for a server.
final class TellingParts implements AutoCloseable {
    private final Egress egress;
    private final AccountBook accounts;
    private final Clock clock;

    private TellingParts(Egress egress, AccountBook accounts, Clock clock) {
        this.egress = egress;
        this.accounts = accounts;
        this.clock = clock;
    }

    static TellingParts toTheWorld(Store store, Sealing sealing, Clock clock) {
        Egress egress = Egress.toTheWorld(clock);
        return new TellingParts(egress,
                new AccountBook(store.accounts(), sealing, egress::mistake, clock, System::nanoTime), clock);
    }

    Accounts accounts() {
        return accounts;
    }

    /// Sees what a command has changed, once `first` has.
    Runnable lookAfter(Runnable first) {
        return () -> {
            first.run();
            accounts.look();
        };
    }

    /// @param peopleKeys of each client
    DestinationsApi api(Function<ClientId, String> peopleKeys) {
        return new DestinationsApi(accounts, new AccountTrial(egress::mistake, egress::send), peopleKeys, clock);
    }

    @Override
    public void close() {
        egress.close();
    }
}
