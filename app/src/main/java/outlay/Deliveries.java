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
import outlay.log.Log;
import outlay.store.Lane;
import outlay.store.Outbox;
import outlay.store.OutboxStore;
import outlay.store.Store;
import outlay.store.Wishes;
import outlay.telling.LogIndex;
import outlay.telling.RuleWishes;
import outlay.telling.rule.Rules;
import outlay.vault.Vault;

/// What telling destinations needs, wired the same for a server and a command.
///
/// @param store of what is to be told and was
public record Deliveries(OutboxStore store, Wishes wishes, Telling telling, Accounts accounts) {
    /// Of a command, which keeps what entries make somebody want to tell, and tells nobody.
    public static Outbox kept(Log log, Store store, Vault vault, Rules rules) {
        LogIndex index = new LogIndex(log, () -> rules, LogIndex.USUAL_AGE, System::nanoTime,
                new SecureRandom().nextLong());
        return new Outbox(new RuleWishes(() -> rules, index), store.outbox(vault, vault), lane -> {});
    }

    /// @param sandbox instead of the world
    public DeliveryEngine engine(Optional<URI> sandbox, Clock clock) {
        return new DeliveryEngine(store, accounts, telling, sending(sandbox, clock), clock,
                new SecureRandom().nextLong());
    }

    /// The way out, to be closed by whoever has it.
    ///
    /// @param sandbox instead of the world
    public static Sending sending(Optional<URI> sandbox, Clock clock) {
        return sandbox.<Sending>map(base -> new Sandbox(base, clock)).orElseGet(() -> Egress.toTheWorld(clock));
    }

    /// @param added told whom something new is to be told
    public Outbox outbox(Consumer<Lane> added) {
        return new Outbox(wishes, store, added);
    }
}
