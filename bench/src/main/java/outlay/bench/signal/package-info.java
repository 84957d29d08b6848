/// Takes: a preset of published rates and a seed. Gives: how much of the truth two ways of measuring still see.
/// Never: lets the product see the truth, or tunes a rate to a wished result. Read first:
/// [outlay.bench.signal.SignalLoss].
@NullMarked
package outlay.bench.signal;

import org.jspecify.annotations.NullMarked;
