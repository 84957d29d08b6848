package outlay.journey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.StageEntry;
import outlay.identity.Latest;
import outlay.identity.Persons;

/// What the facts of a CRM amount to for the people as they are.
///
/// @param deals      won, each with the people of its company
/// @param incomplete ids of won deals without amount or closing time
record Crm(List<Journeys.Found> deals, List<String> incomplete, Leads leads, Pipeline pipeline) {
    static final Crm NOTHING = new Crm(List.of(), List.of(), new Leads(Map.of(), Set.of()), Pipeline.NONE);

    /// @param first         when each person became a lead, in ms
    /// @param withoutPerson contacts that tell of a lead and name nobody
    record Leads(Map<Integer, Long> first, Set<String> withoutPerson) {}

    static Crm of(List<Fact> facts, Persons persons, WorkDomains domains) {
        WonDeals deals = WonDeals.of(facts, persons, domains);
        return new Crm(List.copyOf(deals.found()), List.copyOf(deals.incomplete()), leads(facts, persons),
                Pipeline.of(facts, persons));
    }

    /// Whether something that [#of] reads is among them.
    static boolean tells(List<Fact> facts) {
        return facts.stream().anyMatch(fact -> fact instanceof Contact || fact instanceof Deal
                || fact instanceof Company || fact instanceof StageEntry);
    }

    private static Leads leads(List<Fact> facts, Persons persons) {
        Map<Integer, Long> first = new HashMap<>();
        Set<String> withoutPerson = new HashSet<>();
        for (Contact contact : Latest.contacts(facts).values()) {
            DealMilestones.becameLead(contact).ifPresent(at -> persons.personOf(contact).map(persons::groupNamed)
                    .ifPresentOrElse(person -> first.merge(person, at.toEpochMilli(), Math::min),
                            () -> withoutPerson.add(contact.id())));
        }
        return new Leads(first, withoutPerson);
    }
}
