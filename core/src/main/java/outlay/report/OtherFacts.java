package outlay.report;

import java.util.List;
import java.util.Map;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Imports;
import outlay.fact.LiftTest;
import outlay.journey.DealCompanies;

/// What books know beside journeys and money.
record OtherFacts(List<LiftTest> liftTests, ReachBook reaches, DealCompanies companies,
        Map<String, Import> imports) {
    static final OtherFacts NONE = of(List.of());

    /// @param facts imports count in the order given, everything else in any
    static OtherFacts of(Iterable<? extends Fact> facts) {
        return new OtherFacts(LiftTests.standing(facts), new ReachBook(facts), DealCompanies.of(facts),
                Imports.byId(facts));
    }

    /// The same with the deals and companies of these.
    OtherFacts withCompanies(Iterable<? extends Fact> facts) {
        return new OtherFacts(liftTests, reaches, DealCompanies.of(facts), imports);
    }
}
