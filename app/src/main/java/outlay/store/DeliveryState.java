package outlay.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where a delivery stands. It moves among the open states as often as needed, comes to exactly one of the ends, and
/// stays there unless somebody has it delivered again.
public enum DeliveryState {
    /// It waits for its turn.
    QUEUED,
    /// A call with it has begun, and its answer is not kept yet.
    SENDING,
    /// The destination has taken it in and has not said yet what became of it.
    PENDING,
    /// The destination has it.
    DELIVERED,
    /// The destination will never take it, or would not.
    REJECTED,
    /// It became older than the destination takes.
    EXPIRED,
    /// It was not to be told: for want of consent, by the rules, or because it was undone before.
    SUPPRESSED,
    /// The destination may have it; nobody can tell without a second one being counted.
    UNRESOLVED;

    public static final List<DeliveryState> OPEN = List.of(QUEUED, SENDING, PENDING);

    public boolean ended() {
        return !OPEN.contains(this);
    }

    /// `queued`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException naming those that there are
    public static DeliveryState of(String label) {
        return Stream.of(values()).filter(state -> state.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no state \"" + label + "\"; there are "
                        + String.join(", ", Stream.of(values()).map(DeliveryState::label).toList())));
    }
}
