package outlay.journey;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import outlay.fact.Deal;

/// When each company's deals were closed, won or lost.
final class Closings {
    private final Companies companies;
    private final Map<String, NavigableSet<Long>> byCompany = new HashMap<>();

    private Closings(Companies companies) {
        this.companies = companies;
    }

    /// @param deals in their latest versions
    static Closings of(Collection<Deal> deals, Companies companies) {
        Closings closings = new Closings(companies);
        for (Deal deal : deals) {
            String company = companies.key(deal);
            if (deal.status() != Deal.Status.OPEN && deal.closedAt().isPresent() && !company.isEmpty()) {
                closings.byCompany.computeIfAbsent(company, added -> new TreeSet<>())
                        .add(deal.closedAt().get().toEpochMilli());
            }
        }
        return closings;
    }

    /// The last time before `at`, to the millisecond, that a deal of this one's company was closed.
    Optional<Instant> before(Instant at, Deal deal) {
        NavigableSet<Long> closed = byCompany.getOrDefault(companies.key(deal), new TreeSet<>());
        return Optional.ofNullable(closed.lower(at.toEpochMilli())).map(Instant::ofEpochMilli);
    }
}
