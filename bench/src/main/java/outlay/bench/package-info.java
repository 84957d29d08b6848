/// Takes: the product. Gives: figures, as ratios against a named alternative in the same run.
/// Never: a pass or a fail. Read first: [outlay.bench.Bench].
@NullMarked
package outlay.bench;

import org.jspecify.annotations.NullMarked;
