package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outlay.base.Currency;
import outlay.fact.Fact;
import outlay.journey.Journey;
import outlay.metric.Figures;
import outlay.report.Changes.Row;
import outlay.report.Question.By;
import outlay.report.Question.Filter;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// Between any two books, the causes of a change sum to it exactly.
class ChangesPropertyTest {
    @Test
    void theCausesSumToTheDifferenceOfEveryRowAndTotal() {
        Property.check(6_000, 53, draw -> {
            History history = History.random(draw);
            History other = draw.chance(50) ? History.random(draw) : grown(draw, history);
            Question drawn = History.question(draw);
            Question question = new Question(drawn.client(), draw.pick(By.values()), drawn.period(),
                    drawn.attribution(), drawn.zone(), drawn.currency(),
                    draw.pick(Filter.ALL, Filter.ALL, new Filter("", "Paid Search", ""),
                            new Filter("", "", "linkedin/77")));
            Books before = history.books();
            Books after = other.books();
            Changes changes = Changes.between(new Edition(before, 1), new Edition(after, 2), question,
                    id -> draw.chance(50));
            assertThat(changes.rows()).allMatch(Row::holds);
            assertThat(changes.totals()).allMatch(Row::holds);
            Map<Currency, Figures> moved = new HashMap<>();
            changes.totals().forEach(total -> moved.put(total.currency(), total.after().minus(total.before())));
            assertThat(nonZero(moved)).isEqualTo(nonZero(difference(before, after, question)));
        });
    }

    @Test
    void nothingHasChangedBetweenTheSameBooks() {
        Property.check(1_000, 59, draw -> {
            History history = History.random(draw);
            Question question = History.question(draw);
            assertThat(Changes
                    .between(new Edition(history.books(), 1), new Edition(history.books(), 2), question, id -> true)
                    .rows()).isEmpty();
        });
    }

    /// The same history when a little more of it is known.
    private static History grown(Draw draw, History history) {
        History more = History.random(draw);
        List<Journey> journeys = new ArrayList<>(history.journeys());
        for (int i = 0; i < journeys.size(); i++) {
            if (draw.chance(40) && i < more.journeys().size()) {
                Journey old = journeys.get(i);
                journeys.set(i, new Journey(old.conversion(), more.journeys().get(i).touches()));
            }
        }
        List<Fact> facts = new ArrayList<>(history.facts());
        return new History(journeys, draw.chance(50) ? facts : more.facts());
    }

    private static Map<Currency, Figures> difference(Books before, Books after, Question question) {
        Map<Currency, Figures> difference = new HashMap<>();
        after.answer(question).totals()
                .forEach(total -> difference.merge(total.currency(), total.figures(), Figures::plus));
        before.answer(question).totals().forEach(
                total -> difference.merge(total.currency(), Figures.ZERO.minus(total.figures()), Figures::plus));
        return difference;
    }

    private static Map<Currency, Figures> nonZero(Map<Currency, Figures> figures) {
        Map<Currency, Figures> kept = new HashMap<>(figures);
        kept.values().removeIf(Figures.ZERO::equals);
        return kept;
    }
}
