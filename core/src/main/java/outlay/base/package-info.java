/// Takes: text and numbers. Gives: money, days, periods and ids that cannot be wrong.
/// Never: a rule of the marketing field, a clock, input or output. Read first: [outlay.base.Money].
@NullMarked
package outlay.base;

import org.jspecify.annotations.NullMarked;
