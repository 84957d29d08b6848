package outlay.report;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Money;
import outlay.base.Period;
import outlay.plan.Economics;

/// What the customers who were won in a period cost, and what they have brought in since, for each currency apart.
///
/// The channels' new customers, spend and value sum to those of the whole, to the unit, and every customer is named
/// with the conversion that opens as a receipt.
///
/// @param period        in which the customers were won and the spend was spent
/// @param observedUntil the last day that anything happened on: a customer's month counts once it has ended by then
public record UnitEconomics(Asked asked, Period period, Day observedUntil, List<InCurrency> currencies) {

    /// @param costs of everything but media in the period, by name, in the question's currency
    public record Asked(Question question, Economics.Rules rules, SortedMap<String, Money> costs) {
        public Asked {
            if (!costs.isEmpty() && question.currency().isEmpty()) {
                throw new IllegalArgumentException("costs need a currency; give the one that they are in");
            }
        }
    }

    /// @param channels  by name; without costs, which belong to no channel
    /// @param customers who were won, in the order in which they were
    /// @param elsewhere what they paid in other currencies, which is in no figure here
    public record InCurrency(Currency currency, Economics total, SortedMap<String, Economics> channels,
            List<Won> customers, SortedMap<Currency, Money> elsewhere) {}

    /// A new customer.
    ///
    /// @param conversion   the id of the order or deal that they began with
    /// @param channels     whom they are credited to, in millionths
    /// @param revenue      so far, in this currency, refunds taken off
    /// @param observedMonths how many of their months have ended
    public record Won(String name, String conversion, Instant at, SortedMap<String, Long> channels, Money revenue,
            int observedMonths) {}
}
