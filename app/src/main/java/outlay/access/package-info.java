/// Takes: requests, and what they show of who sends them. Gives: the request with its sender to whoever may ask it, one
/// refusal to all others. Never: a client, a role or a right that the sender's credential does not carry; a secret in clear.
/// Read first: [outlay.access.Guard], then [outlay.access.RouteNeeds] and [outlay.access.Role].
@NullMarked
package outlay.access;

import org.jspecify.annotations.NullMarked;
