package outlay.activate;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// What an answer means for one conversion of the call. The first five are ends; whoever delivers goes on with the
/// others.
public sealed interface Verdict {
    /// The destination has it.
    record Delivered() implements Verdict {}

    /// The destination had it already.
    record Duplicate(String code) implements Verdict {}

    /// The destination will never take it.
    ///
    /// @param code   the destination's word for why; never its message, which may quote the person
    /// @param field  the destination's name for what is wrong, or empty
    record Rejected(String code, String field) implements Verdict {}

    /// The destination will not take it, because of consent.
    record Unconsented(String code) implements Verdict {}

    /// Some of the call were refused and nobody says which: this one may have been.
    ///
    /// @param refused how many of the call were
    record Uncertain(String code, long refused) implements Verdict {}

    /// The destination has taken it in and tells later what became of it.
    record Pending(String requestId) implements Verdict {}

    /// Again, later.
    ///
    /// @param after      at least so long; zero where the destination says nothing
    /// @param mayBeThere whether the destination may have taken it all the same: then only within its memory of ids
    record Retry(String code, Duration after, boolean mayBeThere) implements Verdict {}

    /// Nothing is wrong with it, but with others of the call: again without those.
    record Again() implements Verdict {}

    /// Something is wrong with the call and nobody says what: again in two halves. Alone it would be rejected.
    record Halve(String code) implements Verdict {}

    /// Nothing of this account is taken until its owner does something.
    record Blocked(String code) implements Verdict {}

    /// The account's key is not or no longer valid.
    record Unauthorized(String code) implements Verdict {}

    /// The same verdict for each conversion of a call.
    default List<Verdict> times(int sent) {
        return Collections.nCopies(sent, this);
    }

    /// The whole call is refused and nobody says why: one alone is to blame itself.
    static List<Verdict> refused(String code, int sent) {
        Verdict verdict = sent == 1 ? new Rejected(code, "") : new Halve(code);
        return verdict.times(sent);
    }
}
