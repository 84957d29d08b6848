package outlay.store;

import java.util.function.Consumer;
import outlay.vault.Sealing;

/// What becomes of wishes: who has them, and where they are kept.
///
/// @param added told whom something new is to be told, once that is kept
public record Outbox(Wishes wishes, OutboxStore store, Consumer<Lane> added) {
    /// Of a store from which nobody is told anything.
    static Outbox none(Store store) {
        return new Outbox(Wishes.NONE, store.outbox(Sealing.NONE, (client, text) -> text), lane -> {});
    }
}
