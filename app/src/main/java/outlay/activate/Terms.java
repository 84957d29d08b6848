package outlay.activate;

import java.time.Duration;
import java.util.Set;

/// What a destination demands of whoever delivers to it: data, for the machinery that all of them share.
///
/// @param most       conversions in one call
/// @param oldest     age beyond which a conversion is refused
/// @param clicks     the parameters of landing addresses that hold its click ids
/// @param afterClick how long after such a click the platform does not know it yet
/// @param dedup      how long the platform remembers an event id; a call whose fate is not known is repeated only
///                   within it
/// @param failures   what one wrong conversion does to a call
/// @param test       how to try without counting
/// @param takes      new conversions, or changes to earlier ones
/// @param objection  what happens where somebody objects to the sale or sharing of their data
public record Terms(int most, Duration oldest, Set<String> clicks, Duration afterClick, Duration dedup,
        Failures failures, Test test, Set<Change.Type> takes, Objection objection) {
    public Terms {
        takes = Set.copyOf(takes);
        clicks = Set.copyOf(clicks);
    }

    public enum Failures {
        /// The whole call is refused and nobody says why: halve it.
        WHOLE_CALL, /// The whole call is refused, and the answer says which were wrong.
        WHOLE_CALL_NAMED, /// Each conversion has its own answer.
        EACH, /// The call is accepted, and what became of it is asked later.
        LATER
    }

    public enum Test {
        /// There is no way to try.
        NONE, /// A code shows the event in the platform's test page, and it counts all the same.
        COUNTED_CODE, /// A code keeps it out of the figures.
        CODE, /// A flag has the call checked and nothing kept.
        CHECK_ONLY
    }

    public enum Objection {
        /// The destination has a field that says so.
        TOLD, /// The conversion is not sent.
        WITHHELD
    }
}
