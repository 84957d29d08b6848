package outlay.journey;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Money;

/// A conversion and every touch of its people, in order, whether or not it will count: [JourneyColumns] shown one by
/// one.
///
/// @param touches all touches of the person or the buying group, also those after the conversion, by (at, id)
public record Journey(Conversion conversion, List<Touch> touches) {

    /// @param id         unique in the client: `order/<order id>`, `deal/<crm>/<deal id>` or `lead/<person>`
    /// @param person     the smallest identifier of the person, which names them; of several people the first
    /// @param value      zero for a lead
    /// @param refunds    what was paid back later, re-credited with the weights of the conversion
    /// @param milestones when the company took which step, as far as it is known
    /// @param opportunity of a deal
    public record Conversion(String id, Kind kind, String person, Instant at, Money value, List<Refund> refunds,
            SortedMap<Milestone, Instant> milestones, Optional<Opportunity> opportunity) {
        public Conversion {
            refunds = List.copyOf(refunds);
            milestones = Collections.unmodifiableSortedMap(new TreeMap<>(milestones));
        }

        public Conversion(String id, Kind kind, String person, Instant at, Money value, List<Refund> refunds,
                SortedMap<Milestone, Instant> milestones) {
            this(id, kind, person, at, value, refunds, milestones, Optional.empty());
        }

        public Conversion(String id, Kind kind, String person, Instant at, Money value, List<Refund> refunds) {
            this(id, kind, person, at, value, refunds, Collections.emptySortedMap());
        }
    }

    /// What only a deal has.
    ///
    /// @param named         how many people of the party the CRM names on it, who come first among them; all, where it
    ///                      names nobody that is known
    /// @param previousClose the last time before that a deal of the company was closed, won or lost
    public record Opportunity(int named, Optional<Instant> previousClose) {}

    /// @param value positive
    public record Refund(String id, Instant at, Money value) {}

    public enum Kind {
        LEAD, ORDER, DEAL_WON
    }
}
