package outlay.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outlay.base.Crew;
import outlay.base.Period;
import outlay.fact.Company;
import outlay.fact.Fact;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.funnel.FunnelRules;
import outlay.journey.Arrivals;
import outlay.journey.Evidence;
import outlay.journey.JourneyColumns;
import outlay.journey.Pipeline;
import outlay.journey.Touch;
import outlay.ledger.Ledger;
import outlay.plan.Target;

/// Everything that is known of one client, ready to be asked. Nothing in it changes, so that any number of threads may
/// ask at once.
public final class Books {
    private final Ledger ledger;
    private final OtherFacts others;
    private final Pipeline pipeline;
    private final Supplier<Arrivals> reader;
    private volatile @Nullable Arrivals arrivals;

    /// @param reader of how visits came: few ask for it, and it goes through all of them
    Books(Ledger ledger, OtherFacts others, Pipeline pipeline, Supplier<Arrivals> reader) {
        this.reader = reader;
        this.ledger = ledger;
        this.others = others;
        this.pipeline = pipeline;
    }

    /// @param facts of one client; imports count in the order given, everything else in any
    public static Books of(Iterable<? extends Fact> facts) {
        return of(Evidence.of(facts));
    }

    /// @param evidence must not grow until these books are made
    public static Books of(Evidence evidence) {
        return Bookkeeping.once(evidence);
    }

    /// @param facts    what was spent, when it was imported, rates and lift tests; gone through more than once
    /// @param sourceOf channel and place of what a row of spend paid for, in the same words as the touches'
    public static Books of(JourneyColumns journeys, Iterable<? extends Fact> facts,
            Function<SpendRow, Touch.Source> sourceOf) {
        return new Books(new Ledger(journeys, facts, sourceOf), OtherFacts.of(facts), Pipeline.NONE,
                () -> Arrivals.NONE);
    }

    public Ledger ledger() {
        return ledger;
    }

    /// How visits came, by tags, click ids and referrers.
    public Arrivals arrivals() {
        Arrivals known = arrivals;
        return known == null ? readArrivals() : known;
    }

    /// Once: whoever asks meanwhile waits for it.
    private synchronized Arrivals readArrivals() {
        Arrivals known = arrivals;
        if (known == null) {
            known = reader.get();
            arrivals = known;
        }
        return known;
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
        return new Calibrating(others.liftTests(), asked -> answer(asked, crew)).calibrate(question);
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

    /// Spend and what it earned by stage, tactic or keyword, or what was earned by the country, industry and size of
    /// the companies that bought, or by the country that visits came from.
    ///
    /// @param question by campaigns
    public Breakdown breakdown(Breakdown.By by, Question question, FunnelRules rules) {
        return new BreakingDown(this, question, by).find(rules);
    }

    /// The company whose deal a conversion is, as far as the CRM says anything of it.
    Optional<Company> companyOf(String conversion) {
        return others.companies().of(conversion);
    }

    /// How many people a campaign reached, where its platform was asked for exactly these days.
    ///
    /// @param campaign a row of an answer by campaigns
    public Optional<Reach> reach(Answer.Row campaign, Period period) {
        return others.reaches().of(campaign, period);
    }

    /// What one more conversion costs, by channel or campaign.
    public MarginalCosts marginalCosts(Question question, Crew crew) {
        return new Marginals(ledger, question).answer(crew);
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
        return new Opening(ledger, question, cell, Part.ALL).open();
    }

    /// Likewise, of those only what stands in one row of a breakdown of the same question.
    public Contributions conversions(Question question, Cell cell, Cut cut, FunnelRules rules) {
        return new Opening(ledger, question, cell, new Cutting(this, rules).part(cut)).open();
    }

    /// The rows of reports behind what a cell of the answer to `question` cost.
    public Expenses expenses(Question question, Cell cell) {
        return new Itemising(ledger, question, cell, Part.ALL, others.imports()).itemise(false);
    }

    /// Likewise, of those only what stands in one row of a breakdown of the same question, which must be one that knows
    /// spend.
    public Expenses expenses(Question question, Cell cell, Cut cut, FunnelRules rules) {
        if (!cut.by().knowsSpend()) {
            throw new IllegalArgumentException("such rows know no spend: " + cut.by().whyNoSpend());
        }
        return new Itemising(ledger, question, cell, new Cutting(this, rules).part(cut), others.imports())
                .itemise(cut.by() == Breakdown.By.KEYWORDS);
    }

    /// One conversion down to its touches; absent where there is none with that id. Period and filter of the question
    /// do not matter.
    public Optional<Receipt> receipt(Question question, String conversion) {
        int number = ledger.journeys().conversion(conversion);
        return number < 0 ? Optional.empty() : Optional.of(new ReceiptWriter(ledger, question).write(number));
    }
}
