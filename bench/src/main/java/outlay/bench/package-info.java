/// Takes: the product as it is. Gives: figures, with the limit of the machine beside them.
/// Never: a pass or a fail. Read first: [outlay.bench.LogBench].
@NullMarked
package outlay.bench;

import org.jspecify.annotations.NullMarked;
