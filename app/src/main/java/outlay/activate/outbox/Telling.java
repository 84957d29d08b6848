package outlay.activate.outbox;

import java.time.Instant;
import outlay.activate.Conversion;
import outlay.store.Wish;

/// What a wish amounts to at the moment of sending: who did it, by which clicks they came, and what they allow now, all
/// of which may have changed since the wish was made.
@FunctionalInterface
public interface Telling {
    Told of(Wish wish, Instant now);

    /// What there is to tell, or why there is nothing.
    sealed interface Told {
        /// @param evidence where the consent in it comes from, for the receipt: source, fact and time
        record Tell(Conversion conversion, String evidence) implements Told {}

        /// It will never be told: the rule wants no such conversion, or what it was about is gone.
        ///
        /// @param reason of a closed list, such as `not-the-first`, `internal`, `test`, `campaign`, `erased`
        record Nothing(String reason) implements Told {}
    }
}
