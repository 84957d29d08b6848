/// Takes: sums. Gives: ratios with their parts.
/// Never: average averages. Read first: [outlay.metric.Metric].
@NullMarked
package outlay.metric;

import org.jspecify.annotations.NullMarked;
