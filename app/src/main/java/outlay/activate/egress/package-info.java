/// Takes: a call. Gives: its answer, or how far it came.
/// Never: a connection to an address that is not the world's, a redirect followed, an answer without end.
/// Read first: [outlay.activate.egress.Egress].
@NullMarked
package outlay.activate.egress;

import org.jspecify.annotations.NullMarked;
