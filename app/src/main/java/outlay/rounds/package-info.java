/// Takes: what is to be done again and again. Gives: it done, in a thread of its own, sooner when it is asked for.
/// Never: end because it has failed once, or two at a time. Read first: [outlay.rounds.Rounds].
@NullMarked
package outlay.rounds;

import org.jspecify.annotations.NullMarked;
