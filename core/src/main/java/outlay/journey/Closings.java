package outlay.journey;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import outlay.fact.Deal;

/// When each company's deals were closed, won or lost.
final class Closings {
    private final Map<String, NavigableSet<Long>> byCompany = new HashMap<>();

    /// @param company see [Companies#key(Deal)]
    void add(String company, Deal deal) {
        if (deal.status() != Deal.Status.OPEN && deal.closedAt().isPresent() && !company.isEmpty()) {
            byCompany.computeIfAbsent(company, added -> new TreeSet<>()).add(deal.closedAt().get().toEpochMilli());
        }
    }

    /// The last time before `at`, to the millisecond, that a deal of the company was closed.
    Optional<Instant> before(Instant at, String company) {
        NavigableSet<Long> closed = byCompany.getOrDefault(company, new TreeSet<>());
        return Optional.ofNullable(closed.lower(at.toEpochMilli())).map(Instant::ofEpochMilli);
    }
}
