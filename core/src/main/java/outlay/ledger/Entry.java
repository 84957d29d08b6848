package outlay.ledger;

import java.time.Instant;
import outlay.base.Money;

/// What is credited at one instant: a conversion, or a refund of one. Both raise or lower what the conversion has
/// earned so far, and its touches are credited with the change.
///
/// @param before what the running total was: nothing at the conversion, what was paid back already at a refund
/// @param after  what it is from now on: the value, or less than nothing
/// @param count  of the conversion itself in millionths; a refund takes money back, but does not undo that it happened
public record Entry(Instant at, Money before, Money after, long count) {
    public static final long ONE = 1_000_000;

    /// The money that moves at this instant.
    public Money change() {
        return after.minus(before);
    }
}
