package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.identity.Given.contact;
import static outlay.identity.Given.deal;
import static outlay.identity.Given.identify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class PersonsTest {
    @Test
    void eventsAndContactsJoinWhatTheyNameTogether() {
        Event first = identify("1", "phone", "", "", "ann@example.com");
        Event second = identify("2", "laptop", "u1", "", "");
        Event third = identify("3", "phone", "u1", "", "");
        Contact known = contact("7", "v1", "10-01 00:00", "Ann@Example.com", "c", "");
        Persons persons = Persons.of(List.of(first, second, third, known));
        assertThat(persons.personOf(first)).contains("email:ann@example.com");
        assertThat(persons.personOf(second)).isEqualTo(persons.personOf(first));
        assertThat(persons.personOf(known)).isEqualTo(persons.personOf(first));
        assertThat(persons.count()).isEqualTo(1);
        assertThat(Persons.of(List.of(first, second)).count()).isEqualTo(2);
    }

    @Test
    void theSameTextOfTwoTypesIsTwoIdentifiers() {
        Persons persons = Persons.of(List.of(identify("1", "42", "", "", ""), identify("2", "", "42", "", ""),
                contact("42", "v1", "10-01 00:00", "", "", "")));
        assertThat(persons.count()).isEqualTo(3);
    }

    @Test
    void anAliasJoinsTheDeviceOrTheUserBefore() {
        Event before = identify("1", "", "old", "", "");
        Event device = identify("2", "device", "", "", "");
        Event alias = identify("3", "", "new", "old", "");
        Event other = identify("4", "", "third", "device", "");
        Persons persons = Persons.of(List.of(other, alias, before, device));
        assertThat(persons.personOf(before)).contains("user:new").isEqualTo(persons.personOf(alias));
        assertThat(persons.personOf(device)).contains("user:third").isEqualTo(persons.personOf(other));
    }

    @Test
    void aDealJoinsNobodyAndFindsItsPeople() {
        Contact ann = contact("1", "v1", "10-01 00:00", "ann@example.com", "c", "");
        Contact bob = contact("2", "v1", "10-01 00:00", "", "c", "");
        Event eve = identify("1", "phone", "", "", "eve@example.com");
        Deal deal = deal("d", "v1", "10-01 00:00", Deal.Status.WON, "1", "10-01 00:00", List.of("1", "2", "9"),
                List.of("eve@example.com", "nobody@example.com"), "c");
        Persons persons = Persons.of(List.of(ann, bob, eve, deal));
        assertThat(persons.count()).isEqualTo(3);
        assertThat(persons.personsOf(deal)).containsExactly("email:ann@example.com", "email:eve@example.com",
                "contact:hubspot/2");
    }

    @Test
    void ofAContactTheLatestVersionHolds() {
        Contact wrong = contact("1", "v9", "10-01 00:00", "bob@example.com", "c", "");
        Contact right = contact("1", "v1", "10-02 00:00", "ann@example.com", "c", "");
        Event bob = identify("1", "phone", "", "", "bob@example.com");
        Persons persons = Persons.of(List.of(right, wrong, bob));
        assertThat(persons.personOf(wrong)).contains("email:ann@example.com");
        assertThat(persons.personOf(bob)).contains("email:bob@example.com");
    }

    @Test
    void refusedIdsJoinNobodyAndAreCountedOnceEach() {
        Event one = identify("1", "phone", "null", "", "");
        Event two = identify("2", "laptop", "null", "{{id}}", "ann");
        Event nobody = identify("3", "undefined", "", "", "");
        Persons persons = Persons.of(List.of(one, two, nobody, one, two));
        assertThat(persons.count()).isEqualTo(2);
        assertThat(persons.personOf(nobody)).isEmpty();
        assertThat(persons.refusals()).isEqualTo(Map.of(NullLike.Reason.NULL_WORD, 2, NullLike.Reason.MACRO, 1,
                NullLike.Reason.NOT_AN_ADDRESS, 1));
    }

    @Test
    void thePartitionIsTheOneOfANaiveOracleInEveryOrderAndRepetition() {
        Property.check(20_000, 1, draw -> {
            List<Fact> facts = numbered(draw.list(1, 14, PersonsTest::anyFact));
            Map<Fact, Optional<String>> expected = named(facts);
            List<Fact> again = new ArrayList<>(draw.shuffled(facts));
            again.addAll(draw.list(0, 3, d -> d.pick(facts)));
            Persons persons = Persons.of(again);
            expected.forEach((fact, name) -> assertThat(personOf(persons, fact)).as("%s", fact).isEqualTo(name));
            assertThat(persons.refusals()).isEqualTo(Persons.of(facts).refusals());
        });
    }

    @Test
    void leavingALinkOutGivesWhatWouldHaveBeenWithoutIt() {
        Event link = identify("3", "a", "", "", "ann@example.com");
        List<Fact> without = List.of(identify("1", "a", "u", "", ""), identify("2", "b", "", "", "ann@example.com"));
        List<Fact> with = new ArrayList<>(without);
        with.add(0, link);
        assertThat(Persons.of(with).count()).isEqualTo(1);
        with.remove(link);
        assertThat(Persons.of(with).personOf((Event) without.get(0))).contains("user:u");
    }

    private static Fact anyFact(Draw draw) {
        if (draw.chance(25)) {
            return contact("c" + draw.between(0, 3), "v1", "10-01 00:00",
                    draw.pick("", "m0@x.com", "m1@x.com", "m2@x.com"), "", "");
        }
        return identify("", draw.pick("", "a0", "a1", "a2", "a3", "null"), draw.pick("", "u0", "u1", "u2", "{{u}}"),
                draw.pick("", "", "a0", "a9", "u0", "u2", "guest"), draw.pick("", "m0@x.com", "m1@x.com", "m3@x.com"));
    }

    /// Facts get ids of their own; of contacts with one id the last version wins, as the naive rule below expects.
    private static List<Fact> numbered(List<Fact> facts) {
        Map<String, Fact> byId = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Event e) {
                String id = "e" + byId.size();
                byId.put(id, identify(id, e.anonymousId(), e.userId(), e.previousId(), e.email()));
            } else {
                byId.put(fact.id(), fact);
            }
        }
        return new ArrayList<>(byId.values());
    }

    /// Sets of texts, merged while any two that a fact names together are apart.
    private static Map<Fact, Optional<String>> named(List<Fact> facts) {
        Set<String> users = new TreeSet<>();
        facts.forEach(fact -> {
            if (fact instanceof Event e && accepted(e.userId())) {
                users.add(e.userId());
            }
        });
        List<Set<String>> groups = new ArrayList<>();
        for (Fact fact : facts) {
            Set<String> merged = new TreeSet<>(texts(fact, users));
            for (boolean grown = true; grown;) {
                grown = false;
                for (Set<String> group : List.copyOf(groups)) {
                    if (group.stream().anyMatch(merged::contains)) {
                        merged.addAll(group);
                        groups.remove(group);
                        grown = true;
                    }
                }
            }
            groups.add(merged);
        }
        Map<Fact, Optional<String>> names = new LinkedHashMap<>();
        for (Fact fact : facts) {
            Set<String> texts = texts(fact, users);
            names.put(fact, texts.isEmpty()
                    ? Optional.empty()
                    : groups.stream().filter(group -> group.containsAll(texts)).findFirst()
                            .map(group -> group.iterator().next().substring(1)));
        }
        return names;
    }

    /// Each with a digit before it, in the order of the types.
    private static Set<String> texts(Fact fact, Set<String> users) {
        Set<String> texts = new TreeSet<>();
        if (fact instanceof Contact c) {
            texts.add("2contact:hubspot/" + c.contactId());
            add(texts, "0email:", c.email());
            return texts;
        }
        Event e = (Event) fact;
        add(texts, "3anonymous:", e.anonymousId());
        add(texts, "1user:", e.userId());
        add(texts, "0email:", e.email());
        if (!texts.isEmpty() && accepted(e.previousId())) {
            texts.add("3anonymous:" + e.previousId());
            if (users.contains(e.previousId())) {
                texts.add("1user:" + e.previousId());
            }
        }
        return texts;
    }

    private static void add(Set<String> texts, String prefix, String text) {
        if (accepted(text)) {
            texts.add(prefix + text);
        }
    }

    private static boolean accepted(String text) {
        return !Set.of("", "null", "{{u}}", "guest").contains(text);
    }

    private static Optional<String> personOf(Persons persons, Fact fact) {
        return fact instanceof Contact contact ? persons.personOf(contact) : persons.personOf((Event) fact);
    }
}
