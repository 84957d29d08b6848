package outlay.activate.outbox;

import java.util.Locale;

/// What a receipt can say, all of it.
public enum Happened {
    /// The destination has it.
    DELIVERED,
    /// The destination had it already.
    DUPLICATE,
    /// The destination refused it for good.
    REJECTED,
    /// The destination refused it because of consent.
    UNCONSENTED,
    /// Some of the call were refused and nobody says which.
    UNCERTAIN,
    /// The destination took it in and says later what became of it.
    PENDING,
    /// The destination did not take it now.
    PUT_OFF,
    /// The destination did not answer, or not readably: it may have it.
    NO_ANSWER,
    /// The process ended between the call and the keeping of its answer: the destination may have it.
    INTERRUPTED,
    /// Nothing of the call left.
    NOT_SENT,
    /// Others of its call were wrong.
    AGAIN,
    /// Something in its call was wrong, and nobody said what.
    HALVED,
    /// The account takes nothing until its owner does something.
    BLOCKED,
    /// The account's key is not valid.
    UNAUTHORIZED,
    /// Not told: older than the destination takes.
    TOO_OLD,
    /// Not told: the person did not allow it.
    WITHHELD,
    /// Not told: the destination would refuse it.
    WRONG,
    /// Not told: the destination takes no such news, such as that a conversion was taken back.
    UNSUPPORTED,
    /// Not told: the rules want no such conversion.
    UNWANTED,
    /// Not told: the person was erased.
    ERASED,
    /// Not told: it was undone before.
    UNDONE,
    /// Not told apart: what was told of the conversion says it already.
    FOLDED,
    /// Not told: a later change says more.
    SUPERSEDED,
    /// Not told: the destination does not have what it changes.
    ORIGINAL_NOT_DELIVERED,
    /// Not told: there is no such account any more.
    ACCOUNT_GONE,
    /// Not told again: the destination has forgotten by now whether it has it.
    DOUBT_OVER,
    /// Not asked again: the destination never said what became of it.
    PENDING_TOO_LONG,
    /// Somebody had it delivered again.
    REPLAYED,
    /// A platform fetched the file that it is in.
    FETCHED;

    /// `put-off`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
