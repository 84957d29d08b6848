/// Takes: what somebody should look at, hour by hour. Gives: each alert told once, and kept until it is over.
/// Never: tell an alert twice that stays open, or send a person's data. Read first: [outlay.alerting.AlertBook].
@NullMarked
package outlay.alerting;

import org.jspecify.annotations.NullMarked;
