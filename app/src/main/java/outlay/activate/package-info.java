/// Takes: a conversion, what is known about its person and what they allowed. Gives: for each destination what it is
/// told, and what its answer means for each conversion.
/// Never: input or output of its own, a clock, a wire name. Read first: [outlay.activate.ConversionsOut].
@NullMarked
package outlay.activate;

import org.jspecify.annotations.NullMarked;
