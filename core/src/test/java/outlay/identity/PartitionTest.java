package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// Who is one person depends on the set of facts, and is what two oracles say: groups of texts that grow together
/// without guard rails, and the rules once more, as plainly as they can be said.
class PartitionTest {
    @Test
    void withoutDoubtItIsAPlainUnionInEveryOrderAndRepetition() {
        Property.check(100_000, 1, draw -> {
            List<Fact> facts = draw.list(1, 12, each -> Worlds.fact(each, 1));
            Map<String, Set<String>> expected = PlainPersons.union(facts);
            if (PlainPersons.anyDoubt(expected.values())) {
                return;
            }
            Persons persons = Persons.of(again(draw, facts));
            expected.forEach((text, group) -> assertThat(of(persons, text)).as(text).isEqualTo(group));
        });
    }

    @Test
    void withGuardRailsItIsWhatTheRulesSayInEveryOrderAndRepetition() {
        Property.check(60_000, 2, draw -> {
            List<Fact> facts = draw.list(1, 14, each -> Worlds.fact(each, 3));
            Persons persons = Persons.of(again(draw, facts));
            Map<String, Set<String>> expected = PlainPersons.of(facts);
            expected.forEach((text, group) -> assertThat(of(persons, text)).as("%s in %s", text, facts)
                    .isEqualTo(group));
        });
    }

    @Test
    void everythingThatIsSaidOfPeopleDependsOnTheSetOfFacts() {
        Property.check(20_000, 3, draw -> {
            List<Fact> facts = draw.list(1, 16, each -> Worlds.fact(each, 4));
            Persons one = Persons.of(facts);
            Persons other = Persons.of(again(draw, facts));
            assertThat(other.refusedTies()).isEqualTo(one.refusedTies());
            assertThat(other.suggestions()).isEqualTo(one.suggestions());
            assertThat(other.refusals()).isEqualTo(one.refusals());
            assertThat(other.count()).isEqualTo(one.count());
            for (Fact fact : facts) {
                if (fact instanceof Event event) {
                    assertThat(other.personOf(event)).isEqualTo(one.personOf(event));
                    Identifier.accepts(Identifier.Type.ANONYMOUS, event.anonymousId()).ifPresent(device -> {
                        assertThat(other.history(device)).isEqualTo(one.history(device));
                        assertThat(one.history(device)).hasSize(Math.max(0, one.identifiersOf(device).size() - 1));
                    });
                }
            }
        });
    }

    @Test
    void aChainLeadsFromAnyIdentifierOfAPersonToAnyOther() {
        Property.check(5_000, 4, draw -> {
            List<Fact> facts = draw.list(1, 16, each -> Worlds.fact(each, 4));
            Persons persons = Persons.of(facts);
            for (String text : PlainPersons.union(facts).keySet()) {
                Identifier from = Identifier.parse(text).orElseThrow();
                List<String> all = persons.identifiersOf(from);
                for (String other : all) {
                    List<Tie> chain = persons.why(from, Identifier.parse(other).orElseThrow());
                    assertThat(chain.isEmpty()).isEqualTo(other.equals(text));
                    String at = text;
                    for (Tie tie : chain) {
                        assertThat(tie.one()).isEqualTo(at);
                        at = tie.other();
                    }
                    assertThat(at).isEqualTo(other);
                }
            }
        });
    }

    /// I3 and A9: a fact changes nobody who is not tied to it.
    @Test
    void aFactChangesOnlyThoseWhomItIsTiedTo() {
        Property.check(20_000, 5, draw -> {
            List<Fact> facts = draw.list(1, 12, each -> Worlds.fact(each, 4));
            Fact more = Worlds.fact(draw, 4);
            List<Fact> with = new ArrayList<>(facts);
            with.add(more);
            // A record's new version takes back what its old one said.
            Set<String> touched = new TreeSet<>();
            for (List<Fact> either : List.of(facts, with)) {
                Map<String, Set<String>> tied = PlainPersons.union(either);
                PlainPersons.union(List.of(more)).keySet()
                        .forEach(text -> touched.addAll(tied.getOrDefault(text, Set.of())));
            }
            Persons before = Persons.of(facts);
            Persons after = Persons.of(with);
            PlainPersons.union(facts).keySet().stream().filter(text -> !touched.contains(text))
                    .forEach(text -> assertThat(of(after, text)).as(text).isEqualTo(of(before, text)));
        });
    }

    private static List<Fact> again(Draw draw, List<Fact> facts) {
        List<Fact> again = new ArrayList<>(draw.shuffled(facts));
        again.addAll(draw.list(0, 3, each -> each.pick(facts)));
        return again;
    }

    private static Set<String> of(Persons persons, String text) {
        Optional<Identifier> identifier = Identifier.parse(text);
        return identifier.map(one -> (Set<String>) new TreeSet<>(persons.identifiersOf(one))).orElse(Set.of());
    }
}
