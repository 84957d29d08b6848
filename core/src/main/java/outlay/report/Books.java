package outlay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import outlay.base.Crew;
import outlay.fact.Fact;
import outlay.fact.Imports;
import outlay.fact.LiftTest;
import outlay.fact.SpendRow;
import outlay.funnel.FunnelRules;
import outlay.journey.Arrivals;
import outlay.journey.CampaignDirectory;
import outlay.journey.Evidence;
import outlay.journey.JourneyColumns;
import outlay.journey.Journeys;
import outlay.journey.Pipeline;
import outlay.journey.Touch;
import outlay.ledger.Ledger;
import outlay.plan.Target;

/// Everything that is known of one client, ready to be asked. Nothing in it changes, so that any number of threads may
/// ask at once.
public final class Books {
    private final Ledger ledger;
    private final List<LiftTest> liftTests;
    private final Pipeline pipeline;
    private final Arrivals arrivals;

    private Books(Ledger ledger, List<LiftTest> liftTests, Pipeline pipeline, Arrivals arrivals) {
        this.arrivals = arrivals;
        this.ledger = ledger;
        this.liftTests = liftTests;
        this.pipeline = pipeline;
    }

    /// @param facts of one client; imports count in the order given, everything else in any
    public static Books of(Iterable<? extends Fact> facts) {
        return of(Evidence.of(facts));
    }

    /// @param evidence must not grow until these books are made
    public static Books of(Evidence evidence) {
        List<Fact> others = evidence.others();
        List<SpendRow> spend = importedSpend(others);
        CampaignDirectory campaigns = CampaignDirectory.of(spend);
        Journeys journeys = Journeys.of(evidence, campaigns, Journeys.LEAD_EVENTS, Journeys.leadCurrency(spend));
        return new Books(new Ledger(journeys.columns(), others,
                row -> new Touch.Source(campaigns.channelOf(row), campaigns.placementOf(row))),
                LiftTests.standing(others), journeys.pipeline(), Arrivals.of(evidence, campaigns));
    }

    /// @param facts    what was spent, when it was imported, rates and lift tests; gone through more than once
    /// @param sourceOf channel and place of what a row of spend paid for, in the same words as the touches'
    public static Books of(JourneyColumns journeys, Iterable<? extends Fact> facts,
            Function<SpendRow, Touch.Source> sourceOf) {
        return new Books(new Ledger(journeys, facts, sourceOf), LiftTests.standing(facts), Pipeline.NONE,
                Arrivals.NONE);
    }

    /// Rows of imports that came to their end and were not undone, those of replaced ones too: a campaign's former
    /// names still tell it.
    private static List<SpendRow> importedSpend(Iterable<? extends Fact> facts) {
        Set<String> complete = Imports.standing(facts);
        List<SpendRow> spend = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof SpendRow row && complete.contains(row.importId())) {
                spend.add(row);
            }
        }
        return spend;
    }

    public Ledger ledger() {
        return ledger;
    }

    /// How visits came, by tags, click ids and referrers.
    public Arrivals arrivals() {
        return arrivals;
    }

    /// Throws [outlay.ledger.UnknownRate] where the question wants a currency that cannot be had.
    public Answer answer(Question question) {
        return answer(question, Crew.ALONE);
    }

    /// The same by many hands; the answer is the same to the last bit.
    public Answer answer(Question question, Crew crew) {
        return new Answering(ledger, question).answer(crew);
    }

    /// An answer by channels with what lift tests make of it beside it; by no other grain.
    public Calibrated calibrated(Question question, Crew crew) {
        return new Calibrating(liftTests, asked -> answer(asked, crew)).calibrate(question);
    }

    /// An answer by channels or campaigns of these books with the client's targets beside it; by no other grain.
    public Targeted targeted(Answer answer, List<Target> targets) {
        return new Targeting(targets, answer, this).targeted();
    }

    /// Spend and what it earned by stage and tactic, and how many go from step to step.
    ///
    /// @param question by campaigns
    public FunnelAnswer funnel(Question question, FunnelRules rules) {
        return new Funnelling(this, question, rules).answer(pipeline);
    }

    /// What new customers cost and bring in.
    public UnitEconomics economics(UnitEconomics.Asked asked) {
        return new Winning(ledger, asked).answer();
    }

    /// By which channels conversions came, and how long it took.
    ///
    /// @param question without a filter: a conversion belongs to no part of the hierarchy alone
    public Paths paths(Question question) {
        return new Pathfinding(ledger, question).find();
    }

    /// The conversions behind a cell of the answer to `question`, whose rows may stand for anything.
    public Contributions conversions(Question question, Cell cell) {
        return new Opening(ledger, question, cell).open();
    }

    /// One conversion down to its touches; absent where there is none with that id. Period and filter of the question
    /// do not matter.
    public Optional<Receipt> receipt(Question question, String conversion) {
        int number = ledger.journeys().conversion(conversion);
        return number < 0 ? Optional.empty() : Optional.of(new ReceiptWriter(ledger, question).write(number));
    }
}
