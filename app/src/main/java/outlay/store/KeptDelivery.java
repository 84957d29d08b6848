package outlay.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A row of the outbox.
///
/// @param wish        what shall be told to whom; its conversion is "" once the person was erased
/// @param key         stands for the conversion's id, also after an erasure
/// @param came        when its cause came in
/// @param destination the label of who was told last, or ""
/// @param fingerprint SHA-256 of what was told last, or ""
/// @param fields      the names of the fields told last
public record KeptDelivery(Wish wish, String key, Instant came, Stand stand, String destination, String fingerprint,
        List<String> fields) {
    /// How far it has come.
    ///
    /// @param at        when the next thing has to happen, or, once it has ended, when it did
    /// @param attempts  calls that it was in
    /// @param receipts  that there are
    /// @param attempted when the latest call with it began
    /// @param doubt     when the first call began that may have arrived and was not answered
    /// @param most      how many may share a call with it; 0 for as many as the destination takes
    /// @param call      its place in a call whose fate is asked later
    /// @param reason    of its end, or why it waits: a word of a closed list, or the destination's own
    public record Stand(DeliveryState state, Instant at, int attempts, int receipts, Optional<Instant> attempted,
            Optional<Instant> doubt, int most, Optional<Place> call, String reason) {
        public Stand with(DeliveryState next, Instant when, String why) {
            return new Stand(next, when, attempts, receipts, attempted, doubt, most,
                    next == DeliveryState.PENDING ? call : Optional.empty(), why);
        }

        public Stand withMost(int atMost) {
            return new Stand(state, at, attempts, receipts, attempted, doubt, atMost, call, reason);
        }

        /// The earliest doubt stays.
        public Stand doubted() {
            return new Stand(state, at, attempts, receipts, attempted, doubt.or(() -> attempted), most, call, reason);
        }

        public Stand taken(Place place) {
            return new Stand(state, at, attempts, receipts, attempted, doubt, most, Optional.of(place), reason);
        }

        public Stand receipted() {
            return new Stand(state, at, attempts, receipts + 1, attempted, doubt, most, call, reason);
        }

        public Stand begun(Instant now) {
            return new Stand(DeliveryState.SENDING, now, attempts + 1, receipts, Optional.of(now), doubt, most,
                    Optional.empty(), "");
        }
    }

    /// @param index of the conversion in the call, from 0
    /// @param count of the conversions in the call
    public record Place(String requestId, int index, int count) {}

    public KeptDelivery with(Stand next) {
        return new KeptDelivery(wish, key, came, next, destination, fingerprint, fields);
    }

    public DeliveryState state() {
        return stand.state();
    }

    public String reason() {
        return stand.reason();
    }

    public boolean erased() {
        return wish.conversion().isEmpty();
    }

    public Lane lane() {
        return new Lane(wish.client(), wish.account());
    }
}
