package outlay.activate;

import java.time.Instant;
import java.util.Locale;
import outlay.base.Money;

/// What became of a conversion after it was told.
public sealed interface Change {
    Instant at();

    /// It is worth something else now.
    record Restated(Instant at, Money value) implements Change {}

    /// It did not happen after all, or was undone.
    record Retracted(Instant at) implements Change {}

    /// What a destination can be told.
    enum Type {
        NEW, RESTATED, RETRACTED;

        /// `retracted`.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
