package outlay;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import outlay.activate.egress.Egress;
import outlay.activate.egress.Sandbox;
import outlay.activate.egress.Sending;
import outlay.activate.outbox.Accounts;
import outlay.activate.outbox.DeliveryEngine;
import outlay.activate.outbox.Telling;
import outlay.store.Lane;
import outlay.store.Outbox;
import outlay.store.OutboxStore;
import outlay.store.Store;
import outlay.store.Wishes;
import outlay.vault.Vault;

/// What telling destinations needs, wired the same for a server and a command.
///
/// @param store of what is to be told and was
public record Deliveries(OutboxStore store, Wishes wishes, Telling telling, Accounts accounts) {
    public static Deliveries of(Store store, Vault vault) {
        return new Deliveries(store.outbox(vault, vault), Wishes.NONE,
                (wish, now) -> new Telling.Told.Nothing("no-rule"), (client, name) -> Optional.empty());
    }

    /// @param sandbox instead of the world
    public DeliveryEngine engine(Optional<URI> sandbox, Clock clock) {
        Sending sending = sandbox.<Sending>map(base -> new Sandbox(base, clock))
                .orElseGet(() -> Egress.toTheWorld(clock));
        return new DeliveryEngine(store, accounts, telling, sending, clock, new SecureRandom().nextLong());
    }

    /// @param added told whom something new is to be told
    public Outbox outbox(Consumer<Lane> added) {
        return new Outbox(wishes, store, added);
    }
}
