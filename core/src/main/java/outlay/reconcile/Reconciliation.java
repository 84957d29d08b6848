package outlay.reconcile;

import java.util.List;
import java.util.SortedMap;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.base.Period;
import outlay.report.Books;
import outlay.report.Question;

/// What the platforms say beside what the books say, account by account and day by day, with every difference taken
/// apart.
///
/// Ours is put on the platforms' footing first: a conversion's credit counts on the day of the touch that it is given
/// to, in the account's time zone, in the account's currency. Spend is compared with the platform's own total.
///
/// @param lines       by platform, account, day, currency and measure, all that there are
/// @param totals      in the same order, one for each account, currency and measure
/// @param unconverted value of ours that no rate turns into the account's currency, which is in no line
public record Reconciliation(Asked asked, Period period, List<Line> lines, List<Total> totals,
        SortedMap<Currency, Money> unconverted) {

    /// @param question its period, attribution, zone (of accounts that have none) and platform; by whatever
    /// @param windows  under which the platforms made their claims
    public record Asked(Question question, Goal goal, PlatformWindows windows) {
        /// Under the windows that new accounts have.
        public Asked(Question question, Goal goal) {
            this(question, goal, PlatformWindows.NONE);
        }

        /// The same under what is said of windows.
        public Asked under(PlatformWindows said) {
            return new Asked(question, goal, said);
        }
    }

    public static Reconciliation of(Books books, Asked asked) {
        return new Reconciling(books.ledger(), asked).reconcile();
    }

    /// Whether every line's parts sum to its difference.
    public boolean holds() {
        return lines.stream().allMatch(Line::holds);
    }
}
