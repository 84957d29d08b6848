/// Takes: paths of channels with how often they converted, for what value, and how often they did not.
/// Gives: each channel's share by a rule, by Markov removal effects or by Shapley values, exact and without chance.
/// Never: money of the books; these are statistics. Read first: [outlay.attribution.path.Paths].
@NullMarked
package outlay.attribution.path;

import org.jspecify.annotations.NullMarked;
