package outlay.plan;

import java.math.BigDecimal;
import java.util.Optional;
import outlay.base.Money;

/// One limit on what a customer may cost, as it would be alone.
///
/// @param formula       what it is computed from, with the numbers put in
/// @param maxCac        its value: the whole cost of a customer, rounded down
/// @param maxCpa        the media part of it, rounded down
/// @param slack         how much more it would allow than the limits together do, of the media part
/// @param paybackMonths when that cost would be earned back; absent: not within the horizon
/// @param ltvCac        what the lifetime value would be of that cost; absent where the cost is nothing
/// @param binds         whether it is what the answer is limited by
public record Limit(Kind kind, String formula, Money maxCac, Money maxCpa, Money slack,
        Optional<BigDecimal> paybackMonths, Optional<BigDecimal> ltvCac, boolean binds) {
    public enum Kind {
        /// A cash limit: the cost is back within so many months.
        PAYBACK,
        /// A profit limit: the lifetime value is so many times the cost.
        RATIO,
        /// Nothing is lost by the end of the horizon. Always on.
        BREAKEVEN
    }
}
