package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.Crew;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Period;
import outlay.fact.SpendRow.Level;
import outlay.journey.Journey;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;
import outlay.ledger.Facts;
import outlay.metric.Figures;
import outlay.plan.Marginal;
import outlay.report.Question.By;
import outlay.report.Question.Filter;
import outlay.testkit.Property;

class MarginalCostsTest {
    private static final Day MONDAY = Day.parse("2026-01-05");
    private static final int WEEKS = 12;

    @Test
    void theBooksGiveTheWeeksThatAreFitted() {
        List<Marginal.Point> points = new ArrayList<>();
        MarginalCosts costs = shop(points).marginalCosts(asked(By.CAMPAIGNS, Optional.empty()), Crew.ALONE);
        assertThat(costs.weeks()).isEqualTo(new Period(MONDAY, MONDAY.plus(7 * WEEKS - 1)));
        assertThat(costs.rows()).extracting(row -> row.report().text("campaign")).containsExactly("grows", "steady");
        MarginalCosts.Row grows = costs.rows().get(0);
        assertThat(grows.weeks()).isEqualTo(WEEKS);
        assertThat(grows.cost()).isEqualTo(Marginal.of(points));
        Marginal.Fit fit = grows.cost().fit().orElseThrow();
        assertThat(fit.cpa()).isGreaterThan(grows.cost().averageCpa().orElseThrow());
        assertThat(costs.rows().get(1).cost().fit()).isEmpty();
        assertThat(costs.rows().get(1).cost().why()).isEqualTo("there is no conversion");
    }

    @Test
    void daysBeforeAndAfterWholeWeeksAreLeftOut() {
        Period asked = new Period(MONDAY.plus(1), MONDAY.plus(7 * 4 + 2));
        MarginalCosts costs = shop(new ArrayList<>()).marginalCosts(asked(By.CHANNELS, Optional.of(asked)),
                Crew.ALONE);
        assertThat(costs.weeks()).isEqualTo(new Period(MONDAY.plus(7), MONDAY.plus(27)));
        assertThat(costs.rows()).hasSize(1);
        assertThat(costs.rows().get(0).cost().why()).contains("3 periods");
    }

    @Test
    void aQuestionWithoutAWholeWeekIsRefused() {
        Period asked = new Period(MONDAY.plus(1), MONDAY.plus(8));
        assertThatThrownBy(
                () -> shop(new ArrayList<>()).marginalCosts(asked(By.CHANNELS, Optional.of(asked)), Crew.ALONE))
                .hasMessageContaining("no whole week");
        assertThatThrownBy(() -> shop(new ArrayList<>()).marginalCosts(asked(By.DAYS, Optional.empty()), Crew.ALONE))
                .hasMessageContaining("channels or campaigns");
    }

    @Test
    void theWeeksSumToTheReport() {
        Property.check(200, 7, draw -> {
            History history = History.random(draw);
            Period weeks = new Period(Day.parse("2026-09-28"), Day.parse("2026-10-11"));
            for (By by : List.of(By.CHANNELS, By.CAMPAIGNS)) {
                Question question = asked(by, Optional.of(weeks));
                Map<String, Figures> report = new HashMap<>();
                history.books().answer(question).rows().stream().filter(row -> row.figures().spendMicros() > 0)
                        .forEach(row -> report.put(row.keys() + " " + row.currency(), row.figures()));
                Map<String, Figures> summed = new HashMap<>();
                history.books().marginalCosts(question, Crew.ALONE).rows()
                        .forEach(row -> summed.put(row.report().keys() + " " + row.report().currency(),
                                row.report().figures()));
                assertThat(summed).isEqualTo(report);
            }
        });
    }

    private static Question asked(By by, Optional<Period> period) {
        return new Question(Facts.CLIENT, by, period, new Attribution(Model.LINEAR, 30), ZoneOffset.UTC,
                Optional.empty(), Filter.ALL);
    }

    /// Twelve weeks in which one campaign spends more and more and sells less and less for it, and another sells
    /// nothing.
    ///
    /// @param points gets the weeks of the first
    private static Books shop(List<Marginal.Point> points) {
        Facts facts = new Facts();
        List<Journey> journeys = new ArrayList<>();
        Currency usd = new Currency("USD");
        for (int week = 0; week < WEEKS; week++) {
            Day day = MONDAY.plus(7 * week + week % 7);
            Micros spend = Micros.parse(String.valueOf(100 + 60 * week), "USD");
            facts.spent("google", Level.CAMPAIGN, day, Facts.named(Level.CAMPAIGN, "grows"), "", spend);
            facts.spent("google", Level.CAMPAIGN, day, Facts.named(Level.CAMPAIGN, "steady"), "",
                    Micros.parse("1", "USD"));
            int orders = 4 + week / 2;
            points.add(new Marginal.Point(spend.micros(), orders * 1_000_000L));
            for (int i = 0; i < orders; i++) {
                journeys.add(bought(week + "-" + i, day, usd));
            }
        }
        facts.spent("google", Level.CAMPAIGN, MONDAY, Facts.named(Level.CAMPAIGN, "steady"), "", Micros.zero(usd));
        facts.spent("google", Level.CAMPAIGN, MONDAY.plus(7 * WEEKS - 1), Facts.named(Level.CAMPAIGN, "steady"), "",
                Micros.zero(usd));
        return Books.of(JourneyColumns.of(journeys), facts.imported().list(), Facts::source);
    }

    private static Journey bought(String id, Day day, Currency usd) {
        Touch touch = new Touch("t" + id, day.date().atTime(9, 0).atZone(ZoneId.of("UTC")).toInstant(),
                new Touch.Source("Paid Search",
                        new Touch.Placement("google", "google-1", "", "grows", "", "", "", "")));
        return new Journey(new Conversion("order/" + id, Kind.ORDER, "p" + id, touch.at().plusSeconds(60),
                new Money(1_000, usd), List.of()), List.of(touch));
    }
}
