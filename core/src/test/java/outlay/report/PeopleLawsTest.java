package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.fact.Fact;
import outlay.fact.Withdrawal;
import outlay.identity.Given;
import outlay.journey.Journey;
import outlay.journey.JourneyColumns;
import outlay.journey.Journeys;
import outlay.report.Question.By;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// What happens to the books when people become one, or two again.
class PeopleLawsTest {
    /// I5: splitting two gives the books that there would be if nothing had ever tied them.
    @Test
    void aSplitIsAsIfTheTieHadNeverCome() {
        Property.check(1_500, 1, draw -> {
            List<Fact> without = Market.random(draw);
            String device = draw.pick("ann", "bob", "eve");
            String email = draw.pick("bob@example.com", "cem@example.com", "eve@example.com");
            boolean tiedAnyway = email.startsWith(device);
            List<Fact> with = new ArrayList<>(without);
            with.add(draw.between(0, without.size()), Given.identify("tie", device, "", "", email));
            with.add(draw.between(0, with.size()), word("w1", "10-05 00:00", device, email, true));
            if (!tiedAnyway) {
                same(draw, with, without);
            }
            with.add(draw.between(0, with.size()), word("w2", "10-06 00:00", device, email, false));
            List<Fact> tied = new ArrayList<>(without);
            tied.add(Given.identify("tie", device, "", "", email));
            same(draw, with, tied);
        });
    }

    /// I2: whoever is one person, each touch and each order, deal and cent is there once.
    @Test
    void mergingLosesAndDoublesNothing() {
        Property.check(1_500, 2, draw -> {
            List<Fact> facts = Market.random(draw);
            List<Fact> merged = new ArrayList<>(facts);
            merged.addAll(draw.list(1, 4, each -> Given.identify("m" + each.between(0, 1_000), each.pick("ann", "bob",
                    "cem", "dan"), "", "", each.pick("ann", "bob", "cem", "dan") + "@example.com")));
            JourneyColumns before = Journeys.of(facts).columns();
            JourneyColumns after = Journeys.of(merged).columns();
            assertThat(touches(after)).doesNotHaveDuplicates().hasSameElementsAs(touches(before));
            assertThat(bought(after)).isEqualTo(bought(before));
        });
    }

    private static List<String> touches(JourneyColumns columns) {
        return IntStream.range(0, columns.touches()).mapToObj(columns::touchId).toList();
    }

    private static List<String> bought(JourneyColumns columns) {
        return IntStream.range(0, columns.conversions())
                .filter(conversion -> columns.kind(conversion) != Journey.Kind.LEAD)
                .mapToObj(conversion -> columns.conversionId(conversion) + " " + columns.minor(conversion) + " "
                        + columns.currency(conversion) + " " + columns.refunds(conversion))
                .toList();
    }

    private static void same(Draw draw, List<Fact> one, List<Fact> other) {
        Question question = History.all(draw.pick(By.values()), draw.pick(Model.ALL));
        Books mine = Books.of(one);
        Books theirs = Books.of(other);
        assertThat(mine.answer(question)).isEqualTo(theirs.answer(question));
        TreeSet<String> ids = new TreeSet<>(ids(mine));
        assertThat(ids).isEqualTo(new TreeSet<>(ids(theirs)));
        ids.forEach(id -> assertThat(mine.receipt(question, id)).isEqualTo(theirs.receipt(question, id)));
    }

    private static List<String> ids(Books books) {
        JourneyColumns columns = books.ledger().journeys();
        return IntStream.range(0, columns.conversions()).mapToObj(columns::conversionId).toList();
    }

    private static Withdrawal word(String id, String at, String device, String email, boolean stands) {
        return new Withdrawal(Given.ACME, id, Given.at(at), "anonymous:" + device, "email:" + email, stands, "");
    }
}
