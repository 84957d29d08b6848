package outlay.report;

import java.util.function.IntPredicate;

/// Which credits are meant: those of touches from some sources, for some conversions.
///
/// @param sources     by their place in [outlay.ledger.Ledger#sources()]
/// @param conversions by their number in the journeys
record Part(IntPredicate sources, IntPredicate conversions) {
    static final Part ALL = new Part(source -> true, conversion -> true);

    static Part ofSources(IntPredicate sources) {
        return new Part(sources, ALL.conversions);
    }

    static Part ofConversions(IntPredicate conversions) {
        return new Part(ALL.sources, conversions);
    }
}
