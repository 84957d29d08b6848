/// Takes: events, persons and spend. Gives: the touches before each conversion, with channel, campaign and ad.
/// Never: give credit. Read first: [outlay.journey.Touch].
@NullMarked
package outlay.journey;

import org.jspecify.annotations.NullMarked;
