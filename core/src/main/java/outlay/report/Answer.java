package outlay.report;

import java.util.List;
import java.util.SortedMap;
import outlay.base.Currency;
import outlay.base.Period;
import outlay.metric.Figures;

/// What the books say to a [Question], with everything that is needed to check it.
///
/// @param period the days that the rows cover, also where the question left it open
/// @param rows   days in their order, everything else by spend, then revenue, then name, within each currency; the same
///               facts always give the same order
/// @param totals one a currency, each the sum of its rows
public record Answer(Question question, Period period, List<Row> rows, List<Row> totals, List<Balance> balances) {

    /// One line of the report.
    ///
    /// @param keys     what the row stands for, by the names of the columns (`channel`, `campaign_id`, `campaign` ...);
    ///                 none in a total
    /// @param currency of all money in the row
    public record Row(SortedMap<String, String> keys, Currency currency, Figures figures) {

        /// Names the campaign of a campaign's or an ad's row in a filter: its platform and its id, or its name where it
        /// has no id ("google/1234").
        public String campaignKey() {
            return Grouping.campaignKey(text("platform"), text("campaign_id"), text("campaign"));
        }

        String text(String column) {
            return keys.getOrDefault(column, "");
        }
    }

    /// The conservation laws of one currency of origin over the whole of the books, whatever the question's filter:
    /// credited + unattributed = revenue, and imported spend = reported spend.
    public record Balance(Currency currency, long revenueMinor, long creditedMinor, long unattributedMinor,
            long importedSpendMicros, long reportedSpendMicros) {
        public boolean holds() {
            return creditedMinor + unattributedMinor == revenueMinor && importedSpendMicros == reportedSpendMicros;
        }
    }
}
