package outlay.report;

import java.util.List;
import outlay.base.Period;
import outlay.plan.Marginal;

/// What one more conversion costs in each channel or campaign, beside what they cost on average: from what was spent
/// and credited week by week.
///
/// The weeks' spend and conversions sum to those of the report over the same days. A conversion counts in the week in
/// which it happened, so weeks say little of ads whose conversions come much later than their cost.
///
/// @param question by channels or campaigns
/// @param weeks    whole ones, from Monday to Sunday, within the days that were asked about
/// @param rows     that cost something, by currency and then by spend
public record MarginalCosts(Question question, Period weeks, List<Row> rows) {

    /// @param report over all weeks
    /// @param weeks  in which something was spent
    public record Row(Answer.Row report, int weeks, Marginal cost) {}
}
