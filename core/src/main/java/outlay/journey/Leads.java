package outlay.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Contact;
import outlay.identity.Latest;
import outlay.identity.Persons;
import outlay.journey.Journey.Conversion;

/// The leads: each person once, at the first time that an event or the CRM says that they are one.
final class Leads {
    private final List<Journeys.Found> found = new ArrayList<>();
    private final Set<String> withoutPerson = new TreeSet<>();

    private Leads() {}

    static Leads of(Evidence evidence, Persons persons, Set<String> eventNames, Currency currency) {
        Leads leads = new Leads();
        Map<String, Instant> first = new HashMap<>();
        leads.noteEvents(first, evidence.visits(), persons, eventNames);
        for (Contact contact : Latest.contacts(evidence.others()).values()) {
            DealMilestones.becameLead(contact)
                    .ifPresent(at -> leads.note(first, persons.personOf(contact), at, contact.id()));
        }
        first.forEach((person, at) -> leads.found.add(new Journeys.Found(
                new Conversion("lead/" + person, Journey.Kind.LEAD, person, at, Money.zero(currency), List.of()),
                Journeys.people(person))));
        return leads;
    }

    List<Journeys.Found> found() {
        return found;
    }

    /// The facts that tell of a lead and name nobody: whether two of them are one person cannot be known.
    int withoutPerson() {
        return withoutPerson.size();
    }

    private void noteEvents(Map<String, Instant> first, Visits visits, Persons persons, Set<String> eventNames) {
        Set<Integer> names = eventNames.stream().map(visits::named).collect(Collectors.toSet());
        names.remove(Visits.NO_NAME);
        for (int row = 0; row < visits.size() && !names.isEmpty(); row++) {
            if (visits.name(row) != Visits.NO_NAME && names.contains(visits.name(row))) {
                int visitor = visits.visitor(row);
                Optional<String> person = visitor < 0
                        ? Optional.empty()
                        : Optional.of(persons.nameOfGroup(persons.groupAt(visitor, visits.at(row))));
                note(first, person,
                        Instant.ofEpochMilli(visits.at(row)), visits.id(row));
            }
        }
    }

    private void note(Map<String, Instant> first, Optional<String> person, Instant at, String factId) {
        if (person.isEmpty()) {
            withoutPerson.add(factId);
        } else {
            first.merge(person.get(), at, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
    }
}
