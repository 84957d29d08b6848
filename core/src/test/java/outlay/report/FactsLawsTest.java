package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outlay.attribution.Attributions;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Undo;
import outlay.ledger.Facts;
import outlay.report.Question.By;
import outlay.report.Question.Filter;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// What an answer owes to the facts, from what the doors gave to the rows of the report, under any rule of attribution.
class FactsLawsTest {
    @Test
    void theBooksBalanceWhateverTheFactsAndTheRule() {
        Property.check(1_000, 41, draw -> {
            Answer answer = Books.of(Market.random(draw)).answer(question(draw));
            assertThat(answer.balances()).allMatch(Answer.Balance::holds);
        });
    }

    @Test
    void neitherTheOrderOfArrivalNorRepetitionChangesAnAnswer() {
        Property.check(1_000, 42, draw -> {
            List<Fact> facts = Market.random(draw);
            Question asked = question(draw);
            List<Fact> arrived = new ArrayList<>(facts);
            arrived.addAll(draw.list(0, 5, d -> d.pick(facts)));
            assertThat(Books.of(BooksPropertyTest.importsInOrder(draw, arrived)).answer(asked))
                    .isEqualTo(Books.of(facts).answer(asked));
        });
    }

    @Test
    void anImportThatWasUndoneLeavesNoTrace() {
        Property.check(1_000, 45, draw -> {
            List<Fact> facts = Market.random(draw);
            Question asked = question(draw);
            List<Import> imports = facts.stream().filter(Import.class::isInstance).map(Import.class::cast).toList();
            String undone = draw.pick(imports).id();
            List<Fact> without = facts.stream().filter(fact -> !fact.id().equals(undone)).toList();
            List<Fact> with = new ArrayList<>(facts);
            with.add(draw.between(0, facts.size()), new Undo(Facts.CLIENT, undone, Instant.EPOCH));
            assertThat(Books.of(with).answer(asked)).isEqualTo(Books.of(without).answer(asked));
        });
    }

    @Test
    void otherNamesOfPeopleOrdersAndDealsChangeNoFigure() {
        Property.check(1_000, 43, draw -> {
            List<Fact> facts = Market.random(draw);
            Question asked = question(draw);
            List<Fact> renamed = facts.stream().map(fact -> Market.changed(fact, name -> "x" + name, 0)).toList();
            assertThat(Books.of(renamed).answer(asked)).isEqualTo(Books.of(facts).answer(asked));
        });
    }

    @Test
    void wholeWeeksLaterTheFiguresAreTheSame() {
        Property.check(1_000, 44, draw -> {
            List<Fact> facts = Market.random(draw);
            Question asked = question(draw);
            int days = draw.between(-30, 30) * 7;
            List<Fact> later = facts.stream().map(fact -> Market.changed(fact, name -> name, days)).toList();
            assertThat(figures(Books.of(later).answer(asked))).isEqualTo(figures(Books.of(facts).answer(asked)));
        });
    }

    private static List<Object> figures(Answer answer) {
        List<Object> figures = new ArrayList<>(answer.balances());
        for (Answer.Row row : answer.rows()) {
            figures.add(row.figures());
            figures.add(row.currency());
            if (answer.question().by() != By.DAYS) {
                figures.add(row.keys());
            }
        }
        return figures;
    }

    static Question question(Draw draw) {
        return new Question(Facts.CLIENT, draw.pick(By.values()), Optional.empty(), Attributions.any(draw),
                ZoneOffset.UTC, Optional.empty(), Filter.ALL);
    }
}
