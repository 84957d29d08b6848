/// Takes: the log. Gives: the current books of each client, kept up with what comes in.
/// Never: an answer that mixes clients. Read first: [outlay.live.LiveBooks].
@NullMarked
package outlay.live;

import org.jspecify.annotations.NullMarked;
