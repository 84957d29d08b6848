/// Takes: what has happened. Gives: it to every program that asked for it, signed, until it has been taken or given up.
/// Never: tells who anybody is, or loses what was kept. Read first: [outlay.notify.WebhookEngine].
@NullMarked
package outlay.notify;

import org.jspecify.annotations.NullMarked;
