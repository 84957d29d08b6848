/// Takes: what the doors understood. Gives: the closed set of records that the log holds.
/// Never: an opinion about what a fact means. Read first: [outlay.fact.Fact].
@NullMarked
package outlay.fact;

import org.jspecify.annotations.NullMarked;
