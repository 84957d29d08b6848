package outlay.report;

import java.util.List;
import outlay.fact.Fact;
import outlay.fact.LiftTest;

/// What books know beside journeys and money.
record OtherFacts(List<LiftTest> liftTests, ReachBook reaches) {
    static final OtherFacts NONE = of(List.of());

    /// @param facts imports count in the order given, everything else in any
    static OtherFacts of(Iterable<? extends Fact> facts) {
        return new OtherFacts(LiftTests.standing(facts), new ReachBook(facts));
    }
}
