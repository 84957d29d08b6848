package outlay.ledger;

import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.SpendRow;

/// What stands in the books for one reported entity and day.
///
/// @param source the place in [Ledger#sources()] of what was paid for
public record Charge(Day day, int source, Micros spend, long impressions, long clicks, long videoViews) {
    static Charge of(SpendRow row, int source) {
        return new Charge(row.day(), source, row.spend(), row.impressions().orElse(0), row.clicks().orElse(0),
                row.videoViews().orElse(0));
    }

    /// The same of another source.
    Charge at(int other) {
        return new Charge(day, other, spend, impressions, clicks, videoViews);
    }

    /// What takes it back.
    Charge negated() {
        return new Charge(day, source, new Micros(Math.negateExact(spend.micros()), spend.currency()), -impressions,
                -clicks, -videoViews);
    }
}
