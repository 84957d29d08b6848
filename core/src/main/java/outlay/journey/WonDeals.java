package outlay.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.identity.Latest;
import outlay.identity.Persons;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Opportunity;

/// The deals that are won as of their latest version, each once, with the people of its company: first those whom the
/// CRM names on the deal, then their colleagues. A deal that is reopened is a conversion no longer.
final class WonDeals {
    private final Companies companies;
    private final Closings closings;
    private final Persons persons;
    private final List<Journeys.Found> found = new ArrayList<>();
    private final List<String> incomplete = new ArrayList<>();

    private WonDeals(Companies companies, Closings closings, Persons persons) {
        this.persons = persons;
        this.companies = companies;
        this.closings = closings;
    }

    static WonDeals of(Iterable<? extends Fact> facts, Persons persons, WorkDomains domains) {
        SortedMap<String, Deal> latest = Latest.deals(facts);
        Companies companies = Companies.of(facts, persons, latest.isEmpty() ? WorkDomains.NONE : domains);
        WonDeals deals = new WonDeals(companies, Closings.of(latest.values(), companies), persons);
        latest.forEach((key, deal) -> {
            if (deal.status() == Deal.Status.WON) {
                if (deal.amount().isPresent() && deal.closedAt().isPresent()) {
                    deals.add(key, deal);
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

    private void add(String key, Deal deal) {
        Instant at = deal.closedAt().orElseThrow();
        SortedSet<String> named = companies.named(deal);
        Set<String> people = new LinkedHashSet<>(named);
        people.addAll(companies.colleagues(deal));
        Optional<Instant> previousClose = closings.before(at, deal);
        Opportunity opportunity = new Opportunity(named.isEmpty() ? people.size() : named.size(), previousClose);
        found.add(new Journeys.Found(
                new Conversion("deal/" + key, Journey.Kind.DEAL_WON, first(people), at, deal.amount().orElseThrow(),
                        List.of(), DealMilestones.of(deal, companies.contacts(people)), Optional.of(opportunity)),
                people.stream().mapToInt(persons::groupNamed).toArray()));
    }

    private static String first(Collection<String> people) {
        return people.isEmpty() ? "" : people.iterator().next();
    }
}
