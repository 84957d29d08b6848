package outlay.journey;

import java.util.ArrayList;
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
import outlay.journey.Journey.Conversion;

/// The deals that are won as of their latest version, with the people on each. A deal that is reopened is a conversion
/// no longer.
final class WonDeals {
    private final List<Journeys.Found> found = new ArrayList<>();
    private final List<String> incomplete = new ArrayList<>();

    private WonDeals() {}

    static WonDeals of(Iterable<? extends Fact> facts, Persons persons) {
        WonDeals deals = new WonDeals();
        Map<String, SortedSet<String>> colleagues = colleagues(facts, persons);
        Latest.deals(facts).forEach((key, deal) -> {
            if (deal.status() == Deal.Status.WON) {
                if (deal.amount().isPresent() && deal.closedAt().isPresent()) {
                    deals.add(key, deal, people(deal, persons, colleagues));
                } else {
                    deals.incomplete.add("deal/" + key);
                }
            }
        });
        return deals;
    }

    List<Journeys.Found> found() {
        return found;
    }

    /// The won deals that have no amount or no closing time, by the ids that their conversions would have.
    List<String> incomplete() {
        return incomplete;
    }

    private void add(String key, Deal deal, SortedSet<String> people) {
        found.add(new Journeys.Found(new Conversion("deal/" + key, Journey.Kind.DEAL_WON,
                people.isEmpty() ? "" : people.first(), deal.closedAt().orElseThrow(), deal.amount().orElseThrow(),
                List.of()), people));
    }

    /// Those whom the CRM names on the deal; where it names nobody that is known, everybody of the company.
    private static SortedSet<String> people(Deal deal, Persons persons, Map<String, SortedSet<String>> colleagues) {
        SortedSet<String> named = persons.personsOf(deal);
        if (!named.isEmpty()) {
            return named;
        }
        SortedSet<String> byId = colleagues.getOrDefault(byId(deal.crm(), deal.companyId()), new TreeSet<>());
        return !byId.isEmpty()
                ? byId
                : colleagues.getOrDefault(byName(deal.companyName()), new TreeSet<>());
    }

    private static Map<String, SortedSet<String>> colleagues(Iterable<? extends Fact> facts, Persons persons) {
        Map<String, SortedSet<String>> colleagues = new HashMap<>();
        for (Contact contact : Latest.contacts(facts).values()) {
            persons.personOf(contact).ifPresent(person -> {
                for (String company : List.of(byId(contact.crm(), contact.companyId()),
                        byName(contact.companyName()))) {
                    if (!company.isEmpty()) {
                        colleagues.computeIfAbsent(company, none -> new TreeSet<>(Persons.BY_NAME)).add(person);
                    }
                }
            });
        }
        return colleagues;
    }

    private static String byId(String crm, String companyId) {
        return NullLike.reason(companyId).isPresent() ? "" : "id/" + crm + "/" + companyId;
    }

    private static String byName(String companyName) {
        return NullLike.reason(companyName).isPresent() ? "" : "name/" + CampaignDirectory.fold(companyName);
    }
}
