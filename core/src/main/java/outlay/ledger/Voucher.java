package outlay.ledger;

import java.util.List;
import outlay.fact.SpendRow;

/// What a charge is booked on: rows of reports.
///
/// The law: what the rows of `of` say less `namedMicros` is the spend of `row`, to the millionth.
///
/// @param row         what is booked, with the names of the place where it is booked
/// @param of          the rows of reports that it is made of: itself, or those of the coarser report whose rest it is
/// @param namedMicros what finer reports say of the same money and stands on its own, which is therefore taken off
public record Voucher(Kind kind, SpendRow row, List<SpendRow> of, long namedMicros) {
    public enum Kind {
        /// A row of a report, as it stands.
        ROW,
        /// What a coarser report has beyond the finer ones, without the names that only these know.
        REST,
        /// A row of a report by keyword, whose money stands under another name too.
        KEYWORD,
        /// The same taken away from where it stands without the keyword.
        KEYWORD_TAKEN
    }

    static Voucher of(SpendRow row) {
        return new Voucher(Kind.ROW, row, List.of(row), 0);
    }

    Voucher as(Kind other) {
        return new Voucher(other, row, of, namedMicros);
    }
}
