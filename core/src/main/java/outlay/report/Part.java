package outlay.report;

import java.util.function.IntPredicate;

/// Which credits are meant: those of some touches, from some sources, for some conversions.
///
/// @param sources     by their place in [outlay.ledger.Ledger#sources()]
/// @param conversions by their number in the journeys
/// @param touches     likewise; [Grouping#NO_TOUCH] is what no touch led to
record Part(IntPredicate sources, IntPredicate conversions, IntPredicate touches) {
    static final Part ALL = new Part(source -> true, conversion -> true, touch -> true);

    static Part ofSources(IntPredicate sources) {
        return new Part(sources, ALL.conversions, ALL.touches);
    }

    static Part ofConversions(IntPredicate conversions) {
        return new Part(ALL.sources, conversions, ALL.touches);
    }

    static Part ofTouches(IntPredicate touches) {
        return new Part(ALL.sources, ALL.conversions, touches);
    }
}
