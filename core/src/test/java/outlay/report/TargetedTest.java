package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Period;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.fact.SpendRow.Level;
import outlay.identity.Given;
import outlay.ledger.Facts;
import outlay.plan.Pace;
import outlay.plan.Target;
import outlay.report.Question.By;

/// USD 100 in September and 50 in October on Google's campaign "brand", which brought one order; 30 on "generic", which
/// brought none.
class TargetedTest {
    private static final Books BOOKS = Books.of(facts());

    @Test
    void theNarrowestTargetHolds() {
        List<Target> targets = List.of(target("", "", "200", ""), target("Paid Search", "", "120", ""),
                target("Paid Search", "google/brand", "149.999999", ""), target("Paid Search", "google/none", "1", ""));
        assertThat(shown(By.CAMPAIGNS, targets)).containsExactly("brand above 149.999999 1.0000",
                "generic  120.00 ");
        assertThat(shown(By.CHANNELS, targets)).containsExactly(" above 120.00 1.5000");
        assertThat(ask(By.CHANNELS, targets).totals().get(0).above()).contains(false);
    }

    @Test
    void spendWithoutAConversionIsAboveOnceItIsMoreThanOneMayCost() {
        assertThat(shown(By.CAMPAIGNS, List.of(target("", "", "29", "")))).contains("generic above 29.00 ");
        assertThat(shown(By.CAMPAIGNS, List.of(target("", "", "30", "")))).contains("generic  30.00 ");
        assertThat(Target.above(Micros.parse("2", "USD"), 4_000_000, 2_000_000)).as("just as much").contains(false);
    }

    @Test
    void targetsOfOtherClientsAndCurrenciesAreNotMixedIn() {
        Target other = new Target(new ClientId("other"), "", "", new Currency("USD"),
                Optional.of(Micros.parse("1", "USD")), Optional.empty());
        Target euro = new Target(Facts.CLIENT, "", "", new Currency("EUR"), Optional.of(Micros.parse("1", "EUR")),
                Optional.of(Micros.parse("1", "EUR")));
        assertThat(ask(By.CHANNELS, List.of(other, euro)).rows())
                .allMatch(row -> row.maxCpa().isEmpty() && row.pace().isEmpty());
    }

    @Test
    void aBudgetIsPacedOverTheMonthOfTheLastDay() {
        Targeted asked = ask(By.CHANNELS, List.of(target("Paid Search", "", "", "310"), target("", "", "", "1000")));
        Pace pace = asked.rows().get(0).pace().orElseThrow();
        assertThat(pace.days()).hasToString("2026-10-01 to 2026-10-10");
        assertThat(pace.spent().amount()).isEqualTo("80.00");
        assertThat(pace.ratio()).as("80 of the 100 that ten days of 31 should have").isEqualByComparingTo("0.8");
        assertThat(pace.projected().amount()).isEqualTo("248.00");
        assertThat(asked.totals().get(0).pace().orElseThrow().spent().amount()).isEqualTo("80.00");
        assertThat(asked.answer()).as("the answer is as it would be alone")
                .isEqualTo(BOOKS.answer(question(By.CHANNELS)));
    }

    @Test
    void onlyChannelsAndCampaignsHaveTargets() {
        assertThatThrownBy(() -> ask(By.DAYS, List.of())).hasMessageContaining("ask for one of these reports");
        assertThatThrownBy(() -> target("", "", "", "")).hasMessageContaining("needs max_cpa, monthly_budget or both");
        assertThatThrownBy(() -> target("", "", "0", "")).hasMessageContaining("above 0");
    }

    private static List<String> shown(By by, List<Target> targets) {
        return ask(by, targets).rows().stream().filter(row -> row.attributed().figures().spendMicros() > 0)
                .map(row -> row.attributed().keys().getOrDefault("campaign", "") + " "
                        + Targeted.Column.TARGET.value(row).orElse("") + " "
                        + Targeted.Column.MAX_CPA.value(row).orElse("") + " "
                        + Targeted.Column.CPA_TO_MAX.value(row).orElse(""))
                .toList();
    }

    private static Targeted ask(By by, List<Target> targets) {
        return BOOKS.targeted(BOOKS.answer(question(by)), targets);
    }

    private static Question question(By by) {
        Question all = History.all(by, Model.LAST);
        return new Question(all.client(), by, Optional.of(new Period(Day.parse("2026-09-20"), Day.parse("2026-10-10"))),
                all.attribution(), all.zone(), Optional.empty(), all.filter());
    }

    private static Target target(String channel, String campaign, String maxCpa, String budget) {
        return new Target(Facts.CLIENT, channel, campaign, new Currency("USD"),
                Optional.of(maxCpa).filter(text -> !text.isEmpty()).map(text -> Micros.parse(text, "USD")),
                Optional.of(budget).filter(text -> !text.isEmpty()).map(text -> Micros.parse(text, "USD")));
    }

    private static List<Fact> facts() {
        Facts facts = new Facts();
        spend(facts, "brand", "2026-09-25", "100");
        spend(facts, "brand", "2026-10-02", "50");
        spend(facts, "generic", "2026-10-03", "30");
        List<Fact> all = facts.imported().list();
        all.add(Given.page("p", "10-02 10:00", "ann",
                Given.tagged("utm_source=google&utm_medium=cpc&utm_campaign=brand")));
        all.add(Given.sale("s", "10-02 11:00", "ann", Sale.Kind.ORDER, "A1", "USD 500"));
        return all;
    }

    private static void spend(Facts facts, String campaign, String day, String amount) {
        facts.spent("google", Level.CAMPAIGN, Day.parse(day), Facts.named(Level.CAMPAIGN, campaign), "",
                Micros.parse(amount, "USD"));
    }
}
