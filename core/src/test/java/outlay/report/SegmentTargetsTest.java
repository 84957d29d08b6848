package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.fact.Company;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.SpendRow.Level;
import outlay.identity.Given;
import outlay.ledger.Facts;
import outlay.plan.Segment;
import outlay.plan.Target;
import outlay.report.Question.By;

/// One campaign that spent USD 150 and won a deal at a German maker of software with 2,000 people and one at an
/// American shop of unknown size.
class SegmentTargetsTest {
    private static final Segment GERMANY = new Segment(words("germany"), words(), OptionalLong.empty(),
            OptionalLong.empty());
    private static final Segment LARGE = new Segment(words(), words(), OptionalLong.of(1_000), OptionalLong.empty());
    private static final Segment SHOPS = new Segment(words(), words("Retail", "Shop"), OptionalLong.empty(),
            OptionalLong.of(50));

    @Test
    void eachDealMayCostWhatItsCompanysSegmentSays() {
        assertThat(campaign(target("", 40), target(GERMANY, 100))).isEqualTo("70.00 above");
        assertThat(campaign(target("", 40), target(GERMANY, 110))).as("150 is just as much as both may cost")
                .isEqualTo("75.00 within");
        assertThat(campaign(target("", 40), target(LARGE, 200), target(GERMANY, 100)))
                .as("of two segments the first").isEqualTo("120.00 within");
    }

    @Test
    void aConversionWithoutATargetLeavesNoTelling() {
        assertThat(campaign(target(GERMANY, 100))).isEqualTo("100.00 -");
        assertThat(campaign(target(SHOPS, 100))).as("nobody knows how large the shop is").isEqualTo("- -");
    }

    @Test
    void aCampaignsTargetComesBeforeASegments() {
        assertThat(campaign(target("google/brand", 60), target(GERMANY, 900))).isEqualTo("60.00 above");
    }

    @Test
    void theTotalIsHeldAgainstAllItsConversionsToo() {
        Targeted asked = asked(List.of(target("", 40), target(GERMANY, 110)));
        assertThat(asked.totals().get(0).maxCpa().orElseThrow().amount()).isEqualTo("75.00");
        assertThat(asked.totals().get(0).above()).contains(false);
    }

    @Test
    void aSegmentSaysSomethingAndHasNoBudget() {
        assertThatThrownBy(() -> new Segment(words(), words(), OptionalLong.empty(), OptionalLong.empty()))
                .hasMessageContaining("needs a country");
        assertThatThrownBy(() -> new Segment(words(), words(), OptionalLong.of(9), OptionalLong.of(3)))
                .hasMessageContaining("employees_from");
        assertThatThrownBy(() -> new Target(Facts.CLIENT, "", "", Optional.of(GERMANY), new Currency("USD"),
                Optional.empty(), Optional.of(Micros.parse("1", "USD")))).hasMessageContaining("without one");
    }

    private static String campaign(Target... targets) {
        Targeted.Row row = asked(List.of(targets)).rows().get(0);
        return row.maxCpa().map(Micros::amount).orElse("-") + " "
                + Targeted.Column.TARGET.value(row).orElse("-");
    }

    private static Targeted asked(List<Target> targets) {
        Books books = Books.of(facts());
        return books.targeted(books.answer(History.all(By.CAMPAIGNS, Model.LAST)), targets);
    }

    private static Target target(String campaign, int most) {
        return new Target(Facts.CLIENT, "", campaign, new Currency("USD"), Optional.of(Micros.parse(most + "", "USD")),
                Optional.empty());
    }

    private static Target target(Segment segment, int most) {
        return new Target(Facts.CLIENT, "", "", Optional.of(segment), new Currency("USD"),
                Optional.of(Micros.parse(most + "", "USD")), Optional.empty());
    }

    private static TreeSet<String> words(String... words) {
        return new TreeSet<>(Set.of(words));
    }

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(new Facts().spent(Level.CAMPAIGN, "brand", "150").imported().list());
        for (String person : List.of("ann", "bob")) {
            facts.add(Given.identify("who " + person, person, "", "", person + "@example.com"));
            facts.add(Given.page("p" + person, "10-02 10:00", person,
                    Given.tagged("utm_source=google&utm_medium=cpc&utm_campaign=brand")));
        }
        facts.add(Given.deal("d1", "v", "10-05 00:00", Deal.Status.WON, "1000", "10-05 00:00", List.of(),
                List.of("ann@example.com"), "c1"));
        facts.add(Given.deal("d2", "v", "10-05 00:00", Deal.Status.WON, "1000", "10-05 00:00", List.of(),
                List.of("bob@example.com"), "c2"));
        facts.add(company("c1", "Germany", "Software", OptionalLong.of(2_000)));
        facts.add(company("c2", "United States", "Retail", OptionalLong.empty()));
        return facts;
    }

    private static Company company(String id, String country, String industry, OptionalLong employees) {
        return new Company(Given.ACME, "hubspot", id, "v", Optional.empty(), id, List.of(), "", List.of(), country,
                industry, employees);
    }
}
