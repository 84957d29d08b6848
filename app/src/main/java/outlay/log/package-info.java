/// Takes: entries, from many threads. Gives: the promise that they are on disk, and all of them again in order.
/// Never: an opinion about their content; a promise before the sync. Read first: [outlay.log.Log].
@NullMarked
package outlay.log;

import org.jspecify.annotations.NullMarked;
