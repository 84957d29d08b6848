package outlay.report;

import java.util.List;
import java.util.SortedMap;
import outlay.base.Currency;
import outlay.base.Period;

/// What the books say to a [Question], with everything that is needed to check it.
///
/// @param period the days that the rows cover, also where the question left it open
/// @param rows   by spend, then revenue, then name; the same facts always give the same order
/// @param totals one a currency, each the sum of its rows
public record Answer(Question question, Period period, List<Row> rows, List<Row> totals, List<Balance> balances) {

    /// One line of the report.
    ///
    /// @param keys     what the row stands for, by the names of the columns (`channel`, `campaign_id`, `campaign` ...)
    /// @param currency of all money in the row
    public record Row(SortedMap<String, String> keys, Currency currency, Figures figures) {}

    /// The conservation laws of one currency of origin over the whole of the books, whatever the question's filter:
    /// credited + unattributed = revenue, and imported spend = reported spend.
    public record Balance(Currency currency, long revenueMinor, long creditedMinor, long unattributedMinor,
            long importedSpendMicros, long reportedSpendMicros) {
        public boolean holds() {
            return creditedMinor + unattributedMinor == revenueMinor && importedSpendMicros == reportedSpendMicros;
        }
    }
}
