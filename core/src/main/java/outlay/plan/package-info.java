/// Takes: what a customer is worth, month by month, and what was observed. Gives: what one more may cost, and why.
/// Never: a limit without its formula, its horizon and the rule that binds. Read first: [outlay.plan.MaxCpa].
@NullMarked
package outlay.plan;

import org.jspecify.annotations.NullMarked;
