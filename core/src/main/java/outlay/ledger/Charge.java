package outlay.ledger;

import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.SpendRow;

/// What stands in the books for one reported entity and day.
///
/// @param source  the place in [Ledger#sources()] of what was paid for
/// @param voucher the rows of reports that say so
public record Charge(Day day, int source, Micros spend, long impressions, long clicks, long videoViews,
        Voucher voucher) {
    static Charge of(Voucher voucher, int source) {
        SpendRow row = voucher.row();
        return new Charge(row.day(), source, row.spend(), row.impressions().orElse(0), row.clicks().orElse(0),
                row.videoViews().orElse(0), voucher);
    }

    /// The same of another source.
    Charge at(int other) {
        return new Charge(day, other, spend, impressions, clicks, videoViews, voucher);
    }

    /// What takes away from where the money stands what a report by keyword names.
    Charge taken() {
        return new Charge(day, source, new Micros(Math.negateExact(spend.micros()), spend.currency()), -impressions,
                -clicks, -videoViews, voucher.as(Voucher.Kind.KEYWORD_TAKEN));
    }
}
