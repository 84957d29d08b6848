package outlay.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.identity.Above;
import outlay.identity.NullLike;
import outlay.identity.Persons;

/// Who works where: as the CRM's latest contacts say, by the company's id, and where nobody has that id, by its name;
/// of whom the CRM says nothing, by the domain of their address: the one company whose domain it is by the CRM's word,
/// or else, if most of the CRM's contacts with that domain are of one company, that one. Companies that were merged are
/// one, and so are a company and the one above it.
final class Companies {
    private final Persons persons;
    private final Map<String, SortedSet<String>> colleagues = new HashMap<>();
    private final Map<String, List<Contact>> contacts = new HashMap<>();
    private final Above above = new Above();
    /// What records of companies say: the keys by name and by domain, and the name by key.
    private final Map<String, SortedSet<String>> ofName = new HashMap<>();
    private final Map<String, SortedSet<String>> owners = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private Companies(Persons persons) {
        this.persons = persons;
    }

    /// @param latest  the contacts that hold
    /// @param records the companies that hold
    static Companies of(Collection<Contact> latest, Collection<Company> records, Persons persons,
            WorkDomains domains) {
        Companies companies = new Companies(persons);
        latest.forEach(companies::below);
        records.forEach(companies::relate);
        records.forEach(company -> companies.describe(company, domains));
        latest.forEach(contact -> persons.personOf(contact).ifPresent(person -> companies.add(contact, person)));
        if (domains != WorkDomains.NONE) {
            companies.addByDomain(latest, domains);
        }
        return companies;
    }

    /// Those whom the CRM names on the deal, as far as anything else is known of them, by name.
    SortedSet<String> named(Deal deal) {
        return persons.personsOf(deal);
    }

    /// Everybody of the deal's company, by name.
    SortedSet<String> colleagues(Deal deal) {
        SortedSet<String> byId = colleagues.getOrDefault(above.top(byId(deal.crm(), deal.companyId())), none());
        return !byId.isEmpty() ? byId : colleagues.getOrDefault(known(byName(deal.companyName())), none());
    }

    /// What the CRM knows of these people.
    List<Contact> contacts(Collection<String> people) {
        return people.stream().flatMap(person -> contacts.getOrDefault(person, List.of()).stream()).toList();
    }

    /// What tells deals of one company from those of others: its id, else its name, else the people on the deal; ""
    /// where none of them is known.
    String key(Deal deal) {
        String byId = above.top(byId(deal.crm(), deal.companyId()));
        if (!byId.isEmpty()) {
            return byId;
        }
        String byName = known(byName(deal.companyName()));
        return !byName.isEmpty() ? byName : String.join("\n", named(deal));
    }

    private void below(Contact contact) {
        // Where contacts of one company disagree, every order of arrival chooses the same.
        below(byId(contact.crm(), contact.companyId()), byId(contact.crm(), contact.parentCompanyId()));
    }

    private void below(String company, String parent) {
        if (!company.isEmpty() && !parent.isEmpty() && !company.equals(parent)) {
            above.below(company, parent);
        }
    }

    private void relate(Company company) {
        String key = byId(company.crm(), company.companyId());
        below(key, byId(company.crm(), company.parentId()));
        for (String other : company.sameAs()) {
            String same = byId(company.crm(), other);
            if (!key.isEmpty() && !same.isEmpty()) {
                above.same(key, same);
            }
        }
    }

    private void describe(Company company, WorkDomains domains) {
        String key = above.top(byId(company.crm(), company.companyId()));
        String name = byName(company.name());
        if (key.isEmpty()) {
            return;
        }
        if (!name.isEmpty()) {
            ofName.computeIfAbsent(name, added -> new TreeSet<>()).add(key);
            names.put(byId(company.crm(), company.companyId()), name);
        }
        for (String host : company.domains()) {
            String domain = domains.of("x@" + host);
            if (!domain.isEmpty()) {
                owners.computeIfAbsent(domain, added -> new TreeSet<>()).add(key);
            }
        }
    }

    /// The id of the only company that a record gives this name, or the name as it is.
    private String known(String byName) {
        SortedSet<String> keys = ofName.getOrDefault(byName, none());
        return keys.size() == 1 ? keys.first() : byName;
    }

    private void add(Contact contact, String person) {
        contacts.computeIfAbsent(person, added -> new ArrayList<>()).add(contact);
        for (String company : keys(contact)) {
            put(company, person);
        }
    }

    private void put(String company, String person) {
        colleagues.computeIfAbsent(company, added -> new TreeSet<>(Persons.BY_NAME)).add(person);
    }

    private List<String> keys(Contact contact) {
        String id = byId(contact.crm(), contact.companyId());
        String name = byName(contact.companyName());
        SortedSet<String> keys = new TreeSet<>(List.of(id.isEmpty() ? known(name) : above.top(id), name,
                names.getOrDefault(id, "")));
        keys.remove("");
        return List.copyOf(keys);
    }

    /// Whoever the CRM links to no company belongs to the one of their address.
    private void addByDomain(Collection<Contact> latest, WorkDomains domains) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        Set<String> linked = new HashSet<>();
        for (Contact contact : latest) {
            List<String> keys = keys(contact);
            if (!keys.isEmpty()) {
                persons.personOf(contact).ifPresent(linked::add);
                persons.address(contact).map(domains::of).filter(domain -> !domain.isEmpty())
                        .ifPresent(domain -> keys.forEach(key -> counts
                                .computeIfAbsent(domain, added -> new TreeMap<>()).merge(key, 1, Integer::sum)));
            }
        }
        persons.addresses((address, person) -> {
            if (!linked.contains(person)) {
                String domain = domains.of(address);
                SortedSet<String> owner = owners.getOrDefault(domain, none());
                if (owner.size() == 1) {
                    put(owner.first(), person);
                } else {
                    most(counts.getOrDefault(domain, Map.of())).forEach(company -> put(company, person));
                }
            }
        });
    }

    /// By id and by name the company with most contacts, where most of them are of one.
    private static List<String> most(Map<String, Integer> counts) {
        List<String> most = new ArrayList<>();
        for (String kind : List.of("id/", "name/")) {
            int all = 0;
            for (Map.Entry<String, Integer> entry : counts.entrySet()) {
                all += entry.getKey().startsWith(kind) ? entry.getValue() : 0;
            }
            for (Map.Entry<String, Integer> entry : counts.entrySet()) {
                if (entry.getKey().startsWith(kind) && 2 * entry.getValue() > all) {
                    most.add(entry.getKey());
                }
            }
        }
        return most;
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
