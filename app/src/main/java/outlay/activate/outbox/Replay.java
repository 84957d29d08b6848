package outlay.activate.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import outlay.activate.Destination;
import outlay.store.ClientOutbox;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;

/// What would be delivered again. Consent, age and everything else are looked at anew when it is.
///
/// @param safe  what cannot count twice, because it never arrived or the destination still knows its id
/// @param twice what the destination may have, and has forgotten by now
public record Replay(List<KeptDelivery> safe, List<KeptDelivery> twice) {
    private static final int MOST = 1_000_000;

    /// Which deliveries; at least a state or a conversion.
    public record Wanted(Optional<String> account, Optional<DeliveryState> state, Optional<String> conversion) {
        /// @throws IllegalArgumentException for what cannot be delivered again, with the remedy
        public Wanted {
            if (state.isEmpty() && conversion.isEmpty()) {
                throw new IllegalArgumentException("say which: a state, or a conversion");
            }
            if (state.isPresent() && !state.get().ended()) {
                throw new IllegalArgumentException("what is " + state.get().label()
                        + " has not ended and is delivered anyway; take a state that is an end");
            }
        }
    }

    /// @param destinations by their labels
    public static Replay of(ClientOutbox outbox, Wanted wanted, Function<String, Optional<Destination>> destinations,
            Instant now) {
        List<KeptDelivery> found = wanted.conversion().map(outbox::conversion)
                .orElseGet(() -> outbox.list(wanted.account(), wanted.state(), MOST));
        Replay replay = new Replay(new ArrayList<>(), new ArrayList<>());
        for (KeptDelivery row : found) {
            if (row.state().ended() && !row.erased()
                    && wanted.account().map(row.wish().account()::equals).orElse(true)
                    && wanted.state().map(row.state()::equals).orElse(true)) {
                (mayCountTwice(row, destinations, now) ? replay.twice : replay.safe).add(row);
            }
        }
        return replay;
    }

    /// What is delivered again, with or without what may count twice.
    public List<KeptDelivery> chosen(boolean allowDuplicates) {
        List<KeptDelivery> chosen = new ArrayList<>(safe);
        chosen.addAll(allowDuplicates ? twice : List.of());
        return chosen;
    }

    /// @return how many are delivered again
    public int run(ClientOutbox outbox, boolean allowDuplicates, Instant now) {
        return outbox.replay(chosen(allowDuplicates), Happened.REPLAYED.label(), now);
    }

    private static boolean mayCountTwice(KeptDelivery row, Function<String, Optional<Destination>> destinations,
            Instant now) {
        boolean mayBeThere = row.state() == DeliveryState.DELIVERED || row.state() == DeliveryState.UNRESOLVED;
        Duration memory = destinations.apply(row.destination()).map(out -> out.terms().dedup())
                .orElse(Duration.ZERO);
        Instant first = row.stand().doubt().or(() -> row.stand().attempted()).orElse(now);
        return mayBeThere && !now.isBefore(first.plus(memory));
    }
}
