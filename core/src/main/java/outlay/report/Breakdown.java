package outlay.report;

import java.util.Arrays;
import java.util.List;
import outlay.base.Period;
import outlay.metric.Metric;

/// A report whose rows are not places of an ad: what campaigns are for, what ads were shown for, or which companies
/// bought.
///
/// Whatever the rows, credited leads, conversions and revenue sum to those of every other report of the same question,
/// to the last unit; and so does spend where the rows can tell it.
///
/// @param question by campaigns
/// @param rows     stages in their order, keywords by spend, companies by revenue, within each currency
/// @param totals   one a currency, each the sum of its rows
/// @param balances of all books, as in every answer
public record Breakdown(Question question, By by, Period period, List<Answer.Row> rows, List<Answer.Row> totals,
        List<Answer.Balance> balances) {

    /// What a row stands for, and the columns that say which. A keyword is "" for what was spent or earned without one;
    /// the platform of what no touch led to is "Unattributed", as in reports by platform. Company columns are "" for
    /// what the CRM knows no company of, or says nothing of it: leads, orders, and deals of companies without that
    /// field.
    public enum By {
        // @formatter:off
        STAGES(true, "stage"),
        TACTICS(true, "stage", "tactic"),
        KEYWORDS(true, "platform", "keyword"),
        COUNTRIES(false, "country"),
        INDUSTRIES(false, "industry"),
        COMPANY_SIZES(false, "employees"),
        SEGMENTS(false, "country", "industry", "employees");
        // @formatter:on

        private static final List<Metric> CREDITED = List.of(Metric.LEADS, Metric.CONVERSIONS, Metric.REVENUE);

        private final boolean ofAds;
        private final List<String> columns;

        By(boolean ofAds, String... columns) {
            this.ofAds = ofAds;
            this.columns = List.of(columns);
        }

        /// The names of a row's keys in the order in which they are shown.
        public List<String> columns() {
            return columns;
        }

        /// What is known of such rows: of companies no spend, because no ad is paid for by the company that sees it.
        public List<Metric> metrics() {
            return ofAds ? Arrays.asList(Metric.values()) : CREDITED;
        }

        public boolean knowsSpend() {
            return ofAds;
        }
    }
}
