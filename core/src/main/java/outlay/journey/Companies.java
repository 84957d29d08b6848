package outlay.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.identity.Latest;
import outlay.identity.NullLike;
import outlay.identity.Persons;

/// Who works where, as the CRM's latest contacts say: by the company's id, and where nobody has that id, by its name.
final class Companies {
    private final Persons persons;
    private final Map<String, SortedSet<String>> colleagues = new HashMap<>();
    private final Map<String, List<Contact>> contacts = new HashMap<>();

    private Companies(Persons persons) {
        this.persons = persons;
    }

    static Companies of(Iterable<? extends Fact> facts, Persons persons) {
        Companies companies = new Companies(persons);
        Latest.contacts(facts).values()
                .forEach(contact -> persons.personOf(contact).ifPresent(person -> companies.add(contact, person)));
        return companies;
    }

    /// Those whom the CRM names on the deal, as far as anything else is known of them, by name.
    SortedSet<String> named(Deal deal) {
        return persons.personsOf(deal);
    }

    /// Everybody of the deal's company, by name.
    SortedSet<String> colleagues(Deal deal) {
        SortedSet<String> byId = colleagues.getOrDefault(byId(deal.crm(), deal.companyId()), none());
        return !byId.isEmpty() ? byId : colleagues.getOrDefault(byName(deal.companyName()), none());
    }

    /// What the CRM knows of these people.
    List<Contact> contacts(Collection<String> people) {
        return people.stream().flatMap(person -> contacts.getOrDefault(person, List.of()).stream()).toList();
    }

    /// What tells deals of one company from those of others: its id, else its name, else the people on the deal; ""
    /// where none of them is known.
    String key(Deal deal) {
        String byId = byId(deal.crm(), deal.companyId());
        if (!byId.isEmpty()) {
            return byId;
        }
        String byName = byName(deal.companyName());
        return !byName.isEmpty() ? byName : String.join("\n", named(deal));
    }

    private void add(Contact contact, String person) {
        contacts.computeIfAbsent(person, added -> new ArrayList<>()).add(contact);
        for (String company : List.of(byId(contact.crm(), contact.companyId()), byName(contact.companyName()))) {
            if (!company.isEmpty()) {
                colleagues.computeIfAbsent(company, added -> new TreeSet<>(Persons.BY_NAME)).add(person);
            }
        }
    }

    private static SortedSet<String> none() {
        return Collections.emptySortedSet();
    }

    private static String byId(String crm, String companyId) {
        return NullLike.reason(companyId).isPresent() ? "" : "id/" + crm + "/" + companyId;
    }

    private static String byName(String companyName) {
        return NullLike.reason(companyName).isPresent() ? "" : "name/" + CampaignDirectory.fold(companyName);
    }
}
