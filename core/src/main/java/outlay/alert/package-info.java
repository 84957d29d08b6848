/// Takes: the books of a client, rules, the day. Gives: what somebody should look at now.
/// Never: say when it was said last. Read first: [outlay.alert.Alert].
@NullMarked
package outlay.alert;

import org.jspecify.annotations.NullMarked;
