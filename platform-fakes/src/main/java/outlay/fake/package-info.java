/// Takes: requests, as ad platforms document them. Gives: answers, faults by seed, a ledger of what counted.
/// Never: a class of the product: these are written from the platforms' documents, as by a stranger.
/// Read first: [outlay.fake.FakePlatforms].
@NullMarked
package outlay.fake;

import org.jspecify.annotations.NullMarked;
