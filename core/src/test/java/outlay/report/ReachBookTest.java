package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Period;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Reach;
import outlay.fact.SpendRow.Level;
import outlay.fact.Undo;
import outlay.funnel.FunnelRules;
import outlay.ledger.Facts;
import outlay.metric.Figures;
import outlay.report.Question.By;

class ReachBookTest {
    private static final Period OCTOBER = new Period(Day.parse("2026-10-01"), Day.parse("2026-10-31"));
    private static final Period FIRST_HALF = new Period(Day.parse("2026-10-01"), Day.parse("2026-10-15"));
    private static final Period SECOND_HALF = new Period(Day.parse("2026-10-16"), Day.parse("2026-10-31"));

    @Test
    void isKnownOfExactlyTheDaysThatWereAskedAndNeverASum() {
        List<Fact> facts = imported("i1", reach("i1", 1, "a1", FIRST_HALF, 100), reach("i1", 2, "a1", SECOND_HALF, 80));
        ReachBook book = new ReachBook(facts);
        assertThat(book.of(campaign("c1", "Brand"), FIRST_HALF).orElseThrow().people()).isEqualTo(100);
        assertThat(book.of(campaign("c1", "Brand"), OCTOBER)).isEmpty();
        assertThat(book.of(campaign("c2", "Brand"), FIRST_HALF)).as("another id is another campaign").isEmpty();
        assertThat(book.of(campaign("", "Brand"), FIRST_HALF)).as("a name stands where there is no id").isPresent();
    }

    @Test
    void theLastImportHoldsAndWhatIsUndoneOrUnfinishedDoesNot() {
        List<Fact> facts = imported("i1", reach("i1", 1, "a1", OCTOBER, 100));
        facts.add(reach("i2", 1, "a1", OCTOBER, 130));
        assertThat(people(facts)).contains(100L);
        facts.addAll(imported("i2"));
        assertThat(people(facts)).contains(130L);
        facts.add(new Undo(Facts.CLIENT, "i2", Instant.EPOCH));
        assertThat(people(facts)).contains(100L);
    }

    @Test
    void twoAccountsWithACampaignOfOneNameMayReachTheSamePeople() {
        assertThat(people(imported("i1", reach("i1", 1, "a1", OCTOBER, 100), reach("i1", 2, "a2", OCTOBER, 70))))
                .isEmpty();
    }

    @Test
    void frequencyIsOfTheImpressionsOfTheSameReport() {
        assertThat(reach("i1", 1, "a1", OCTOBER, 3_608).frequency()).contains(new BigDecimal("1.173226"));
        assertThat(reach("i1", 1, "a1", OCTOBER, 0).frequency()).isEmpty();
    }

    @Test
    void theFunnelShowsItBesideTheCampaign() {
        Day day = Facts.DAY;
        List<Fact> facts = new ArrayList<>(new Facts().spent(Level.CAMPAIGN, "Brand", "30").imported().list());
        facts.addAll(imported("i1", new Reach(Facts.CLIENT, "i1", 1, "google", "google-1", "", "Brand",
                new Period(day, day), 500, OptionalLong.of(900))));
        FunnelAnswer funnel = Books.of(facts).funnel(History.all(By.CAMPAIGNS, Model.LINEAR), FunnelRules.NONE);
        assertThat(funnel.campaigns()).hasSize(1);
        assertThat(funnel.campaigns().get(0).reach().orElseThrow().people()).isEqualTo(500);
    }

    private static Optional<Long> people(List<Fact> facts) {
        return new ReachBook(facts).of(campaign("c1", "Brand"), OCTOBER).map(Reach::people);
    }

    private static List<Fact> imported(String id, Reach... rows) {
        List<Fact> facts = new ArrayList<>(List.of(rows));
        facts.add(new Import(Facts.CLIENT, id, "reach.csv", "", Import.Kind.REACH, "reach", rows.length,
                Instant.EPOCH));
        return facts;
    }

    private static Reach reach(String importId, int line, String account, Period period, long people) {
        return new Reach(Facts.CLIENT, importId, line, "meta_ads", account, "c1", "Brand", period, people,
                OptionalLong.of(4_233));
    }

    private static Answer.Row campaign(String id, String name) {
        return new Answer.Row(new TreeMap<>(Map.of("platform", "meta_ads", "channel", "Paid Social", "campaign_id", id,
                "campaign", name)), new Currency("USD"), Figures.ZERO);
    }
}
