/// Takes: requests, and what they show of who sends them. Gives: the request with its sender to whoever may ask it,
/// one refusal to all others. Never: a client or a right that the credential does not carry; a secret in clear.
/// Read first: [outlay.access.Guard].
@NullMarked
package outlay.access;

import org.jspecify.annotations.NullMarked;
