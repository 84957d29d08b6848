package outlay.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.StageEntry;
import outlay.identity.Latest;
import outlay.identity.Persons;

/// What the facts of a CRM amount to, kept up with them: a deal is gone through with those of its company, and who
/// works where and how far everybody has come is worked out again only where a contact or a company is new or has
/// changed, or a contact or an address is another person's. What it gives is what would be found from nothing.
final class CrmBook {
    private final Persons persons;
    private final WorkDomains domains;
    private final List<Fact> ofContacts = new ArrayList<>();
    private final List<Fact> ofCompanies = new ArrayList<>();
    private final List<Fact> ofDeals = new ArrayList<>();
    private Collection<Contact> contacts = List.of();
    private Crm.Leads leads = Crm.NOTHING.leads();
    private SortedMap<String, SortedMap<Milestone, Instant>> steps = Collections.emptySortedMap();
    private WonDeals won = WonDeals.NONE;
    private Crm crm = Crm.NOTHING;

    CrmBook(Persons persons, WorkDomains domains) {
        this.persons = persons;
        this.domains = domains;
    }

    /// As it was last.
    Crm crm() {
        return crm;
    }

    /// Takes in what was added; whatever is no record of a CRM is passed over.
    ///
    /// @param moved whether a contact or an address is new or another person's than before
    Crm catchUp(List<Fact> added, boolean moved) {
        int contactsBefore = ofContacts.size();
        int companiesBefore = ofCompanies.size();
        int dealsBefore = ofDeals.size();
        added.forEach(this::take);
        boolean contactsAdded = ofContacts.size() > contactsBefore;
        boolean dealsAdded = ofDeals.size() > dealsBefore;
        boolean people = contactsAdded || moved && crm != Crm.NOTHING;
        if (contactsAdded) {
            contacts = List.copyOf(Latest.contacts(ofContacts).values());
        }
        if (people) {
            leads = leads();
            steps = Pipeline.steps(contacts, persons);
        }
        SortedMap<String, Deal> deals = dealsAdded ? Latest.deals(ofDeals) : won.deals();
        boolean employers = people || ofCompanies.size() > companiesBefore
                || dealsAdded && (won == WonDeals.NONE || deals.isEmpty() != won.deals().isEmpty());
        if (employers) {
            Collection<Company> companies = Latest.companies(ofCompanies).values();
            won = WonDeals.of(deals, Companies.of(contacts, companies, persons,
                    deals.isEmpty() ? WorkDomains.NONE : domains), persons);
        } else if (dealsAdded) {
            won = won.with(deals, persons);
        }
        if (employers || dealsAdded) {
            crm = new Crm(won.found(), won.incomplete(), leads, Pipeline.of(steps, deals.values(), persons));
        }
        return crm;
    }

    private void take(Fact fact) {
        if (fact instanceof Contact || fact instanceof StageEntry entry && entry.of() == StageEntry.Of.CONTACT) {
            ofContacts.add(fact);
        } else if (fact instanceof Company) {
            ofCompanies.add(fact);
        } else if (fact instanceof Deal || fact instanceof StageEntry) {
            ofDeals.add(fact);
        }
    }

    private Crm.Leads leads() {
        Map<Integer, Long> first = new HashMap<>();
        Set<String> withoutPerson = new HashSet<>();
        for (Contact contact : contacts) {
            DealMilestones.becameLead(contact).ifPresent(at -> persons.personOf(contact).map(persons::groupNamed)
                    .ifPresentOrElse(person -> first.merge(person, at.toEpochMilli(), Math::min),
                            () -> withoutPerson.add(contact.id())));
        }
        return new Crm.Leads(first, withoutPerson);
    }
}
