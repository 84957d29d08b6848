package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.SpendRow.Level;
import outlay.funnel.FunnelRules;
import outlay.identity.Given;
import outlay.journey.Milestone;
import outlay.ledger.Facts;
import outlay.metric.Figures;
import outlay.report.FunnelAnswer.Row;
import outlay.report.FunnelAnswer.Step;
import outlay.report.Question.By;
import outlay.testkit.Property;

class FunnelAnswerTest {
    @Test
    void stagesAndTacticsSumToTheAnswerWhateverHappened() {
        Property.check(300, 31, draw -> {
            List<Fact> facts = Market.random(draw);
            Question question = History.all(By.CAMPAIGNS, draw.pick(Model.LINEAR, Model.LAST));
            FunnelAnswer funnel = Books.of(facts).funnel(question, FunnelRules.NONE);
            assertThat(sums(funnel.stages())).isEqualTo(totals(funnel.answer()));
            assertThat(sums(funnel.tactics())).isEqualTo(totals(funnel.answer()));
            assertThat(funnel.answer()).isEqualTo(Books.of(facts).answer(question));
            assertThat(funnel.steps()).allSatisfy(step -> step.all().ifPresent(
                    all -> step.mature().ifPresent(mature -> assertThat(mature.cases()).isBetween(1L, all.cases()))));
            assertThat(Books.of(BooksPropertyTest.importsInOrder(draw, facts)).funnel(question, FunnelRules.NONE))
                    .isEqualTo(funnel);
        });
    }

    @Test
    void ratesCountWhoTookAStepAndMatureOnesWhoHadTheTime() {
        List<Fact> facts = new ArrayList<>();
        facts.add(contact("a", Map.of("lead", "10-01 00:00", "mql", "10-03 00:00", "sql", "10-04 00:00")));
        facts.add(contact("b", Map.of("lead", "10-01 00:00", "mql", "10-11 00:00")));
        facts.add(contact("c", Map.of("lead", "10-02 00:00")));
        facts.add(contact("d", Map.of("lead", "10-28 00:00")));
        facts.add(Given.deal("d1", "v", "10-30 00:00", Deal.Status.WON, "100", "10-30 00:00", List.of(),
                List.of("b@example.com"), ""));
        FunnelAnswer funnel = Books.of(facts).funnel(History.all(By.CAMPAIGNS, Model.LINEAR), FunnelRules.NONE);
        assertThat(funnel.until()).hasToString("2026-10-30");
        Step toMql = funnel.steps().get(0);
        assertThat(toMql.all().orElseThrow().cases()).isEqualTo(4);
        assertThat(toMql.all().orElseThrow().hits()).isEqualTo(2);
        assertThat(toMql.medianDays()).contains(new BigDecimal("2.00"));
        assertThat(toMql.p90Days()).contains(new BigDecimal("10.00"));
        assertThat(toMql.mature().orElseThrow().cases()).as("d became a lead less than ten days ago").isEqualTo(3);
        Step toSql = funnel.steps().get(1);
        assertThat(toSql.all().orElseThrow().hits()).as("b is won, and so was an SQL whoever dated it").isEqualTo(2);
        Step whole = funnel.steps().get(4);
        assertThat(whole.from()).isEqualTo(Milestone.LEAD);
        assertThat(whole.all().orElseThrow().hits()).isEqualTo(1);
        assertThat(whole.medianDays()).contains(new BigDecimal("29.00"));
        assertThat(whole.mature().orElseThrow().cases()).isEqualTo(3);
    }

    @Test
    void spendThatNoRulePlacesIsShownAsAShare() {
        List<Fact> facts = new ArrayList<>(new Facts()
                .spent(Level.CAMPAIGN, "Retargeting", "30")
                .spent(Level.CAMPAIGN, "Summer", "10").imported().list());
        FunnelAnswer funnel = Books.of(facts).funnel(History.all(By.CAMPAIGNS, Model.LINEAR), FunnelRules.NONE);
        assertThat(funnel.unclassified()).containsEntry(new Currency("USD"), Optional.of(new BigDecimal("0.250000")));
        assertThat(funnel.campaigns()).extracting(campaign -> campaign.placed().rule().label()).containsExactly(
                "audience", "none");
        assertThatThrownBy(() -> Books.of(facts).funnel(History.all(By.DAYS, Model.LINEAR), FunnelRules.NONE))
                .hasMessageContaining("ask by campaigns");
    }

    private static Contact contact(String name, Map<String, String> stages) {
        SortedMap<String, Instant> at = new TreeMap<>();
        stages.forEach((stage, text) -> at.put(stage, Given.at(text)));
        return new Contact(Given.ACME, "hubspot", name, "v", Optional.of(Given.at("10-29 00:00")),
                name + "@example.com", "", "", Optional.empty(), at);
    }

    private static SortedMap<Currency, Figures> sums(List<Row> rows) {
        SortedMap<Currency, Figures> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(row.currency(), row.figures(), Figures::plus));
        return sums;
    }

    private static SortedMap<Currency, Figures> totals(Answer answer) {
        SortedMap<Currency, Figures> totals = new TreeMap<>();
        answer.totals().forEach(row -> totals.put(row.currency(), row.figures()));
        return totals;
    }
}
