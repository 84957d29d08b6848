package outlay.report;

import java.util.Arrays;
import java.util.List;
import outlay.base.Period;
import outlay.metric.Metric;

/// A report whose rows are not places of an ad: what campaigns are for, what ads were shown for, which companies
/// bought, or which countries visits came from.
///
/// Whatever the rows, credited leads, conversions and revenue sum to those of every other report of the same question,
/// to the last unit; and so does spend where the rows can tell it.
///
/// @param question by campaigns
/// @param rows     stages in their order, keywords by spend, companies and countries by revenue, within each currency
/// @param totals   one a currency, each the sum of its rows
/// @param balances of all books, as in every answer
public record Breakdown(Question question, By by, Period period, List<Answer.Row> rows, List<Answer.Row> totals,
        List<Answer.Balance> balances) {

    /// What a row stands for, and the columns that say which. A keyword is "" for what was spent or earned without one;
    /// the platform of what no touch led to is "Unattributed", as in reports by platform. Company columns are "" for
    /// what the CRM knows no company of, or says nothing of it: leads, orders, and deals of companies without that
    /// field. A visitor's country is "" where nobody said it, and for what no touch led to.
    public enum By {
        // @formatter:off
        STAGES(Of.ADS, "stage"),
        TACTICS(Of.ADS, "stage", "tactic"),
        KEYWORDS(Of.ADS, "platform", "keyword"),
        COUNTRIES(Of.COMPANIES, "country"),
        INDUSTRIES(Of.COMPANIES, "industry"),
        COMPANY_SIZES(Of.COMPANIES, "employees"),
        SEGMENTS(Of.COMPANIES, "country", "industry", "employees"),
        VISITOR_COUNTRIES(Of.VISITORS, "visitor_country");
        // @formatter:on

        private enum Of {
            ADS, COMPANIES, VISITORS
        }

        private static final List<Metric> CREDITED = List.of(Metric.LEADS, Metric.CONVERSIONS, Metric.REVENUE);

        private final Of rows;
        private final List<String> columns;

        By(Of rows, String... columns) {
            this.rows = rows;
            this.columns = List.of(columns);
        }

        /// The names of a row's keys in the order in which they are shown.
        public List<String> columns() {
            return columns;
        }

        /// What is known of such rows.
        public List<Metric> metrics() {
            return knowsSpend() ? Arrays.asList(Metric.values()) : CREDITED;
        }

        public boolean knowsSpend() {
            return rows == Of.ADS;
        }

        /// Why such rows know no spend; empty where they do.
        public String whyNoSpend() {
            return switch (rows) {
                case ADS -> "";
                case COMPANIES -> "no ad is paid for by the company that sees it";
                case VISITORS -> "no report of a platform is read by the country of whoever saw an ad";
            };
        }
    }
}
