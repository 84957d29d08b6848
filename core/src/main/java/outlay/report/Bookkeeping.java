package outlay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outlay.base.Currency;
import outlay.fact.Company;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Imports;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.fact.Undo;
import outlay.journey.Arrivals;
import outlay.journey.CampaignDirectory;
import outlay.journey.Evidence;
import outlay.journey.JourneyBook;
import outlay.journey.Journeys;
import outlay.journey.Touch;
import outlay.ledger.Ledger;

/// The books of one client, kept up with what is known: an event goes through the journeys of whom it is about and of
/// nobody else, and spend is read again when spend comes in. What it gives is what [Books#of(Evidence)] would make of
/// the same evidence, to the last number.
///
/// One thread keeps them up; books that it gave before do not change.
public final class Bookkeeping {
    private final Evidence evidence;
    private final JourneyBook journeys;
    private CampaignDirectory campaigns = CampaignDirectory.of(List.of());
    private Currency leadCurrency = Journeys.leadCurrency(List.of());
    private OtherFacts beside = OtherFacts.NONE;
    private Optional<Ledger> ledger = Optional.empty();
    private int facts;

    private Bookkeeping(Evidence evidence, JourneyBook journeys) {
        this.evidence = evidence;
        this.journeys = journeys;
    }

    /// Follows the evidence of one client, which must not grow while books are made.
    public static Bookkeeping following(Evidence evidence) {
        return new Bookkeeping(evidence, JourneyBook.following(evidence, Journeys.LEAD_EVENTS));
    }

    static Books once(Evidence evidence) {
        return new Bookkeeping(evidence, JourneyBook.once(evidence, Journeys.LEAD_EVENTS)).books();
    }

    /// The books as of all evidence.
    public Books books() {
        List<Fact> others = evidence.others();
        List<Fact> added = others.subList(facts, others.size());
        boolean same = ledger.isPresent() && added.stream().noneMatch(Bookkeeping::isAboutMoney);
        facts = others.size();
        if (!same) {
            List<SpendRow> spend = importedSpend(others);
            campaigns = CampaignDirectory.of(spend);
            leadCurrency = Journeys.leadCurrency(spend);
            beside = OtherFacts.of(others);
        } else if (added.stream().anyMatch(fact -> fact instanceof Deal || fact instanceof Company)) {
            beside = beside.withCompanies(others);
        }
        Journeys now = journeys.catchUp(campaigns, leadCurrency);
        CampaignDirectory directory = campaigns;
        Ledger current = ledger.filter(before -> same).map(before -> before.with(now.columns()))
                .orElseGet(() -> new Ledger(now.columns(), others,
                        row -> new Touch.Source(directory.channelOf(row), directory.placementOf(row))));
        ledger = Optional.of(current);
        return new Books(current, beside, now.pipeline(), Arrivals.reader(evidence, campaigns));
    }

    /// Whether the ledger, the directory of campaigns, the lift tests or reach may be others because of it.
    private static boolean isAboutMoney(Fact fact) {
        return fact instanceof SpendRow || fact instanceof Import || fact instanceof Undo || fact instanceof Rate
                || fact instanceof LiftTest || fact instanceof Reach;
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
}
