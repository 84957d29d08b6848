package outlay.activate.outbox;

import java.time.Instant;
import java.util.List;
import outlay.activate.ConversionsOut;
import outlay.activate.Ready;
import outlay.store.KeptDelivery;

/// A call under way: the deliveries in it, in their order, and when it began. An `asking` one asks what became of an
/// earlier call.
record Flight(ConversionsOut out, List<Item> items, Instant began, String asking) {
    /// @param ready empty where the call only asks
    record Item(KeptDelivery row, List<Ready> ready, String evidence) {}

    static Flight sending(ConversionsOut out, List<Item> items, Instant began) {
        return new Flight(out, items, began, "");
    }

    boolean asks() {
        return !asking.isEmpty();
    }

    List<Ready> ready() {
        return items.stream().flatMap(item -> item.ready().stream()).toList();
    }
}
