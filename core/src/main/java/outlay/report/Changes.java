package outlay.report;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import outlay.base.Currency;
import outlay.metric.Figures;

/// Why a report says something else than it did: the difference of every row and total, taken apart into its causes.
///
/// The law: in every row, `before` plus all causes is `after`, in every figure and to the last unit. Both ends are
/// reports of their own, and the causes are found from the facts.
///
/// @param from   the version of the earlier books; `to` that of the later ones
/// @param rows   those in which something changed, the largest change of revenue first, then of spend, by currency
/// @param totals of all rows, one a currency
public record Changes(Question question, long from, long to, List<Row> rows, List<Row> totals) {

    /// @param keys   what the row stands for, in the names that are current in the later report; none in a total
    /// @param causes only those that moved something
    public record Row(SortedMap<String, String> keys, Currency currency, Figures before, Figures after,
            SortedMap<Cause, Figures> causes) {
        public boolean holds() {
            return causes.values().stream().reduce(before, Figures::plus).equals(after);
        }
    }

    /// What can change a figure. Each conversion, and each day of each ad account, is taken from its former state to
    /// the later one in the order of this list, and every step is the cause of what it moves.
    public enum Cause {
        // @formatter:off
        RATE_CHANGED("an exchange rate came in or changed"),
        NEW_CONVERSION("a conversion that was not known before"),
        CONVERSION_GONE("a deal that is won no longer"),
        VALUE_CHANGED("a conversion is worth something else"),
        DATE_CHANGED("a conversion is dated otherwise"),
        REFUND("money was paid back"),
        RECLASSIFIED("the same touch or spend belongs to another channel, campaign or ad"),
        PEOPLE_MERGED("two people turned out to be one, or not to be"),
        TOUCHES_CHANGED("touches became known, or count otherwise"),
        SPEND_ADDED("spend that was not reported before"),
        SPEND_RESTATED("a platform reports other spend for a day than before");
        // @formatter:on

        private final String sentence;

        Cause(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /// @param question    asked of both books alike
    /// @param knownBefore whether the event of that id is among the facts of `before`, whoever's it was then
    public static Changes between(Edition before, Edition after, Question question, Predicate<String> knownBefore) {
        return new Comparison(before, after, question, knownBefore).changes();
    }
}
