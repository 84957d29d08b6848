/// Takes: what a person typed or a browser sent. Gives: the text that a platform matches on, or why there is none.
/// Never: the name that a platform gives a field, a guess that could name somebody else.
/// Read first: [outlay.activate.normal.IdentifierRule].
@NullMarked
package outlay.activate.normal;

import org.jspecify.annotations.NullMarked;
