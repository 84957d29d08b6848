package outlay.journey;

import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outlay.base.Ints;
import outlay.base.Money;
import outlay.identity.Persons;
import outlay.journey.Journey.Conversion;

/// The leads: each person once, at the first time that an event or the CRM says that they are one. They are kept up
/// with the events; what the CRM says is given anew when it changes.
final class Leads {
    private final Visits visits;
    private final Persons persons;
    private final Set<String> eventNames;
    private final Map<Integer, Long> byEvents = new HashMap<>();
    private final Set<String> eventsWithoutPerson = new HashSet<>();
    private Crm.Leads byContacts = Crm.NOTHING.leads();
    private int read;

    Leads(Visits visits, Persons persons, Set<String> eventNames) {
        this.visits = visits;
        this.persons = persons;
        this.eventNames = eventNames;
    }

    /// Takes in the events that have come since the last time.
    ///
    /// @param people   who is to be looked at again
    /// @param visitors all those of whose events some may be theirs
    void catchUp(BitSet people, BitSet visitors) {
        Set<Integer> names = eventNames.stream().map(visits::named).collect(Collectors.toSet());
        names.remove(Visits.NO_NAME);
        boolean anew = read == 0;
        for (int row = read; row < visits.size(); row++) {
            if (is(row, names)) {
                if (visits.visitor(row) < 0) {
                    eventsWithoutPerson.add(visits.id(row));
                } else if (anew) {
                    note(row);
                }
            }
        }
        read = visits.size();
        if (!anew) {
            people.stream().forEach(byEvents::remove);
            Ints rows = new Ints();
            visitors.stream().forEach(visitor -> visits.rowsOf(visitor, rows));
            for (int i = 0; i < rows.size(); i++) {
                if (is(rows.get(i), names) && people.get(personOf(rows.get(i)))) {
                    note(rows.get(i));
                }
            }
        }
    }

    private boolean is(int row, Set<Integer> names) {
        return visits.name(row) != Visits.NO_NAME && names.contains(visits.name(row));
    }

    private void note(int row) {
        byEvents.merge(personOf(row), visits.at(row), Math::min);
    }

    private int personOf(int row) {
        return persons.groupAt(visits.visitor(row), visits.at(row));
    }

    /// Takes what the CRM says, in the place of what it said before.
    ///
    /// @return who may be a lead otherwise than before
    BitSet take(Crm.Leads now) {
        BitSet people = new BitSet();
        if (now == byContacts) {
            return people;
        }
        for (Crm.Leads leads : new Crm.Leads[]{byContacts, now}) {
            leads.first().forEach((person, at) -> {
                if (!at.equals(byContacts.first().get(person)) || !at.equals(now.first().get(person))) {
                    people.set(person);
                }
            });
        }
        byContacts = now;
        return people;
    }

    /// Notes everybody who is a lead.
    void all(BitSet people) {
        byEvents.keySet().forEach(people::set);
        byContacts.first().keySet().forEach(people::set);
    }

    String id(int person) {
        return "lead/" + persons.nameOfGroup(person);
    }

    /// The lead that a person is.
    ///
    /// @param worth nothing, in the currency that leads are counted in
    Optional<Journeys.Found> of(int person, Money worth) {
        Optional<Long> event = Optional.ofNullable(byEvents.get(person));
        Optional<Long> contact = Optional.ofNullable(byContacts.first().get(person));
        Optional<Long> first = event.isPresent() && contact.isPresent()
                ? Optional.of(Math.min(event.get(), contact.get()))
                : event.or(() -> contact);
        return first.map(at -> new Journeys.Found(new Conversion(id(person), Journey.Kind.LEAD,
                persons.nameOfGroup(person), Instant.ofEpochMilli(at), worth, List.of()),
                new int[]{person}));
    }

    /// The facts that tell of a lead and name nobody: whether two of them are one person cannot be known.
    int withoutPerson() {
        int contacts = (int) byContacts.withoutPerson().stream().filter(id -> !eventsWithoutPerson.contains(id))
                .count();
        return eventsWithoutPerson.size() + contacts;
    }
}
