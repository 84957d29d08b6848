package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Undo;
import outlay.funnel.FunnelRules;
import outlay.identity.Given;
import outlay.journey.Evidence;
import outlay.journey.JourneyColumns;
import outlay.ledger.Facts;
import outlay.report.Question.By;
import outlay.testkit.Property;

/// Books that are kept up are, wherever one stops, those that are made from nothing.
class BookkeepingTest {
    @Test
    void booksThatAreKeptUpAreThoseMadeFromNothing() {
        Property.check(800, 51, draw -> {
            List<Fact> facts = new ArrayList<>(Market.random(draw));
            facts.addAll(draw.list(0, 4, each -> Given.identify("m" + each.between(0, 99), each.pick("ann", "bob"),
                    each.pick("", "u"), each.pick("", "cem"), each.pick("", "ann@example.com", "dan@example.com"))));
            List<Fact> arrived = BooksPropertyTest.importsInOrder(draw, facts);
            List<Import> imports = arrived.stream().filter(Import.class::isInstance).map(Import.class::cast).toList();
            if (draw.chance(40)) {
                arrived.add(draw.between(0, arrived.size()),
                        new Undo(Facts.CLIENT, draw.pick(imports).id(), Instant.EPOCH));
            }
            Evidence evidence = new Evidence(draw.between(0, 9));
            List<Books> before = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            List<Question> questions = new ArrayList<>();
            Bookkeeping keeping = Bookkeeping.following(evidence);
            for (int i = 0; i < arrived.size(); i++) {
                evidence.add(arrived.get(i));
                if (draw.chance(30) || i == arrived.size() - 1) {
                    Books kept = keeping.books();
                    Question asked = FactsLawsTest.question(draw);
                    String told = text(kept, asked);
                    assertThat(told).isEqualTo(text(Books.of(evidence), asked));
                    assertThat(kept.answer(asked)).isEqualTo(Books.of(arrived.subList(0, i + 1)).answer(asked));
                    before.add(kept);
                    texts.add(told);
                    questions.add(asked);
                }
            }
            for (int i = 0; i < before.size(); i++) {
                assertThat(text(before.get(i), questions.get(i))).isEqualTo(texts.get(i));
            }
        });
    }

    private static String text(Books books, Question asked) {
        StringBuilder all = new StringBuilder();
        all.append(books.ledger().sources()).append('\n').append(books.ledger().charges()).append('\n');
        for (int source = 0; source < books.ledger().sources().size(); source++) {
            all.append(books.ledger().typesOf(source)).append(books.ledger().keywordsOf(source))
                    .append(books.ledger().leadCurrency(source)).append('\n');
        }
        all.append(books.ledger().importedMicros()).append(books.ledger().readings()).append('\n')
                .append(books.arrivals()).append('\n').append(books.answer(asked)).append('\n')
                .append(books.funnel(History.all(By.CAMPAIGNS, Model.LINEAR), FunnelRules.NONE)).append('\n');
        JourneyColumns journeys = books.ledger().journeys();
        for (int i = 0; i < journeys.conversions(); i++) {
            all.append(books.receipt(asked, journeys.conversionId(i))).append('\n');
        }
        return all.toString();
    }
}
