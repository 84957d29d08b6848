package outlay.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.identity.Persons;

/// How far everybody whom the CRM knows has come towards a purchase, won or not: what rates between the steps are made
/// of. Of each person the first time of each step holds: lead, MQL, SQL and opportunity as their contacts are dated,
/// opportunity and won also as the deals that name them are.
///
/// @param people             in the order of their names
/// @param dealsWithoutPerson deals that name nobody who is known
public record Pipeline(List<Person> people, int dealsWithoutPerson) {
    public static final Pipeline NONE = new Pipeline(List.of(), 0);

    /// @param steps at least one
    public record Person(String name, SortedMap<Milestone, Instant> steps) {
        /// The last step that they took.
        public Milestone furthest() {
            return steps.lastKey();
        }
    }

    /// The first time of each step that contacts tell of, by person.
    ///
    /// @param contacts that hold
    static SortedMap<String, SortedMap<Milestone, Instant>> steps(Collection<Contact> contacts, Persons persons) {
        SortedMap<String, SortedMap<Milestone, Instant>> people = new TreeMap<>(Persons.BY_NAME);
        for (Contact contact : contacts) {
            persons.personOf(contact).ifPresent(person -> {
                for (Milestone milestone : Milestone.values()) {
                    DealMilestones.reached(contact, milestone).ifPresent(at -> note(people, person, milestone, at));
                }
            });
        }
        return people;
    }

    /// @param ofContacts see [#steps(Collection, Persons)]; stays as it is
    /// @param deals      that hold
    static Pipeline of(SortedMap<String, SortedMap<Milestone, Instant>> ofContacts, Collection<Deal> deals,
            Persons persons) {
        SortedMap<String, SortedMap<Milestone, Instant>> people = new TreeMap<>(Persons.BY_NAME);
        people.putAll(ofContacts);
        int nobody = 0;
        for (Deal deal : deals) {
            SortedSet<String> named = persons.personsOf(deal);
            nobody += named.isEmpty() ? 1 : 0;
            Optional<Instant> opened = deal.createdAt()
                    .or(() -> deal.stages().values().stream().min(Comparator.naturalOrder()));
            for (String person : named) {
                people.computeIfPresent(person, (name, steps) -> new TreeMap<>(steps));
                opened.ifPresent(at -> note(people, person, Milestone.OPPORTUNITY, at));
                if (deal.status() == Deal.Status.WON) {
                    deal.closedAt().ifPresent(at -> note(people, person, Milestone.WON, at));
                }
            }
        }
        List<Person> list = new ArrayList<>();
        people.forEach((name, steps) -> list.add(new Person(name, Collections.unmodifiableSortedMap(steps))));
        return new Pipeline(List.copyOf(list), nobody);
    }

    private static void note(SortedMap<String, SortedMap<Milestone, Instant>> people, String person,
            Milestone milestone, Instant at) {
        people.computeIfAbsent(person, added -> new TreeMap<>()).merge(milestone, at,
                (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
}
