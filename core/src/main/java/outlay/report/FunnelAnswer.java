package outlay.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.fact.Reach;
import outlay.funnel.NameFault;
import outlay.funnel.Placed;
import outlay.funnel.Stage;
import outlay.journey.Milestone;
import outlay.metric.Figures;
import outlay.plan.Rate;

/// Spend and what it earned by the stage and tactic of campaigns, and how many people go from step to step.
///
/// The rows of a stage's tactics sum to the stage, the stages to the totals of the answer, and every campaign is named
/// with the rule and the evidence that placed it.
///
/// @param answer       by campaigns, which the rest is made of
/// @param rulesVersion of the built-in rules
/// @param unclassified the share of the spend whose campaigns no rule places, by currency; absent where nothing was
///           spent
/// @param stages       whole stages, in their order, within each currency
/// @param tactics      their parts, by spend within each stage
/// @param campaigns    in the order of the answer
/// @param steps        from each step to the next
/// @param until        the last day that anything happened on; a cohort is as old as the days from then
public record FunnelAnswer(Answer answer, int rulesVersion, SortedMap<Currency, Optional<BigDecimal>> unclassified,
        List<Row> stages, List<Row> tactics, List<Campaign> campaigns, List<Step> steps, Day until) {

    /// @param tactic "" in a whole stage
    public record Row(Stage stage, String tactic, Currency currency, Figures figures) {}

    /// @param fault what is wrong with its name, where there is a convention
    /// @param reach where its platform was asked for exactly the days of the answer; never a sum
    public record Campaign(Answer.Row row, Placed placed, Optional<NameFault> fault, Optional<Reach> reach) {}

    /// From one step to the next, of people who became a lead in the period.
    ///
    /// Whoever took a later step took the earlier ones too, whether or not the CRM dates them. Times are of those
    /// whose both steps are dated in this order. Mature are those who took the first step so long ago that nine of ten
    /// who ever take the second would have.
    ///
    /// @param all        absent where nobody took the first step
    /// @param mature     of the mature ones; absent where there are none, or nobody's times are known
    /// @param medianDays from the first to the second, 2 decimals
    /// @param p90Days    that nine of ten do not take longer than
    public record Step(Milestone from, Milestone to, Optional<Rate> all, Optional<Rate> mature,
            Optional<BigDecimal> medianDays, Optional<BigDecimal> p90Days) {}
}
