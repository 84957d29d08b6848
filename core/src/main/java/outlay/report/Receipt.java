package outlay.report;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import outlay.attribution.Verdict;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.journey.Journey.Kind;
import outlay.journey.Milestone;
import outlay.journey.Touch;

/// One conversion, opened down to its touches: who, when, what it was worth, what every touch got of it and why, and
/// the sum that proves it.
///
/// In every currency the credits of all touches plus what is unattributed are the value less the refunds, to the last
/// unit.
///
/// @param people     the person, or everybody in the buying group, the one first whom the conversion is named after
/// @param value      in its own currency
/// @param milestones when the company took which step, as far as it is known
/// @param entries    the conversion itself, then its refunds in their order
/// @param steps      every touch of the people in its order, also those that do not count
public record Receipt(Question question, String conversion, Kind kind, List<String> people, Instant at, Money value,
        SortedMap<Milestone, Instant> milestones, List<Booked> entries, List<Step> steps, List<Proof> proofs) {

    /// The conversion or a refund as it is booked.
    ///
    /// @param change       in its own currency; less than nothing for a refund
    /// @param booked       the same in the question's currency, if it has one
    /// @param unattributed the part of `booked` that no touch gets: all of it, or nothing
    public record Booked(String id, Instant at, Money change, Money booked, Money unattributed) {}

    /// One touch.
    ///
    /// @param person      whose touch it is
    /// @param share       its weight as an exact fraction of all weights, such as "1/4"; "0" where it gets nothing
    /// @param countMicros its part of the conversion in millionths
    /// @param credits     its part of each entry, in the order and the currencies of the entries
    public record Step(Touch touch, String person, Verdict verdict, String share, long countMicros,
            List<Money> credits) {}

    /// credited + unattributed = value
    ///
    /// @param value the value less the refunds
    public record Proof(Currency currency, long creditedMinor, long unattributedMinor, long valueMinor) {
        public boolean holds() {
            return Math.addExact(creditedMinor, unattributedMinor) == valueMinor;
        }
    }
}
