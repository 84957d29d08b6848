/// Takes: a journey's touches and a model. Gives: weights, and credits that sum to the conversion's value.
/// Never: know what money was spent. Read first: [outlay.attribution.Model].
@NullMarked
package outlay.attribution;

import org.jspecify.annotations.NullMarked;
