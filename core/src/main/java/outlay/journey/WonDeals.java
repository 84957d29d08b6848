package outlay.journey;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import outlay.fact.Deal;
import outlay.identity.Persons;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Opportunity;

/// The deals that are won as of their latest version, each once, with the people of its company: first those whom the
/// CRM names on the deal, then their colleagues. A deal that is reopened is a conversion no longer.
final class WonDeals {
    static final WonDeals NONE = new WonDeals(Collections.emptySortedMap(), Map.of(), Collections.emptySortedMap(),
            Optional.empty());

    private final SortedMap<String, Deal> deals;
    /// By deal what tells its company; see [Companies#key(Deal)].
    private final Map<String, String> companyOf;
    private final SortedMap<String, Journeys.Found> found;
    private final Optional<Companies> companies;

    private WonDeals(SortedMap<String, Deal> deals, Map<String, String> companyOf,
            SortedMap<String, Journeys.Found> found, Optional<Companies> companies) {
        this.deals = deals;
        this.companyOf = companyOf;
        this.found = found;
        this.companies = companies;
    }

    /// @param deals in their latest versions
    static WonDeals of(SortedMap<String, Deal> deals, Companies companies, Persons persons) {
        return NONE.with(deals, companies, persons);
    }

    /// With other deals, where people and who works where are as before: deals of a company of which none is another
    /// one than before are taken over.
    WonDeals with(SortedMap<String, Deal> others, Persons persons) {
        return with(others, companies.orElseThrow(), persons);
    }

    private WonDeals with(SortedMap<String, Deal> others, Companies who, Persons persons) {
        Map<String, String> keys = new HashMap<>();
        Closings closings = new Closings();
        Set<String> changed = new HashSet<>();
        others.forEach((key, deal) -> {
            boolean same = deal.equals(deals.get(key));
            String company = same ? companyOf.getOrDefault(key, "") : who.key(deal);
            keys.put(key, company);
            closings.add(company, deal);
            if (!same) {
                changed.add(company);
                changed.add(companyOf.getOrDefault(key, company));
            }
        });
        companyOf.forEach((key, company) -> {
            if (!others.containsKey(key)) {
                changed.add(company);
            }
        });
        SortedMap<String, Journeys.Found> now = new TreeMap<>();
        others.forEach((key, deal) -> {
            if (deal.status() == Deal.Status.WON && deal.amount().isPresent() && deal.closedAt().isPresent()) {
                String company = keys.getOrDefault(key, "");
                Optional<Journeys.Found> before = changed.contains(company)
                        ? Optional.empty()
                        : Optional.ofNullable(found.get(key));
                now.put(key, before.orElseGet(() -> of(key, deal, who, persons,
                        closings.before(deal.closedAt().orElseThrow(), company))));
            }
        });
        return new WonDeals(others, keys, now, Optional.of(who));
    }

    SortedMap<String, Deal> deals() {
        return deals;
    }

    List<Journeys.Found> found() {
        return List.copyOf(found.values());
    }

    /// The won deals that have no amount or no closing time, by the ids that their conversions would have.
    List<String> incomplete() {
        return deals.entrySet().stream()
                .filter(deal -> deal.getValue().status() == Deal.Status.WON && !found.containsKey(deal.getKey()))
                .map(deal -> "deal/" + deal.getKey()).toList();
    }

    private static Journeys.Found of(String key, Deal deal, Companies companies, Persons persons,
            Optional<Instant> previousClose) {
        SortedSet<String> named = companies.named(deal);
        Set<String> people = new LinkedHashSet<>(named);
        people.addAll(companies.colleagues(deal));
        Opportunity opportunity = new Opportunity(named.isEmpty() ? people.size() : named.size(), previousClose);
        return new Journeys.Found(
                new Conversion("deal/" + key, Journey.Kind.DEAL_WON, first(people), deal.closedAt().orElseThrow(),
                        deal.amount().orElseThrow(), List.of(),
                        DealMilestones.of(deal, companies.contacts(people)), Optional.of(opportunity)),
                people.stream().mapToInt(persons::groupNamed).toArray());
    }

    private static String first(Collection<String> people) {
        return people.isEmpty() ? "" : people.iterator().next();
    }
}
