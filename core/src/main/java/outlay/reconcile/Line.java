package outlay.reconcile;

import java.util.List;
import outlay.base.Currency;
import outlay.base.Day;

/// One figure of one day of an ad account: theirs, ours, and why they differ.
///
/// The law: the amounts of the parts sum to `first` less `ours`, to the millionth. Those of all but
/// [Reason#RESTATED] and its like, which lie between the two reads, sum to `now` less `ours`.
///
/// @param day   of the account, in `zone`
/// @param first what the platform said when the day was first read, in millionths
/// @param now   what it says now
/// @param ours  what the books say
/// @param parts in the order of reasons
public record Line(String platform, String account, String accountName, Day day, String zone, Currency currency,
        Measure measure, long first, long now, long ours, List<Part> parts) {
    /// @param amount   in millionths; above zero where the platform says more than we do
    /// @param evidence what in the data shows it
    public record Part(Reason reason, long amount, String evidence) {}

    public Line {
        parts = List.copyOf(parts);
    }

    public long difference() {
        return Math.subtractExact(first, ours);
    }

    /// Whether the law holds.
    public boolean holds() {
        return parts.stream().mapToLong(Part::amount).reduce(0, Math::addExact) == difference();
    }
}
