/// Takes: identifiers of a person, and the log. Gives: the log and all that is made of it without that person.
/// Never: a total that changes; a note of who was erased. Read first: [outlay.privacy.Erasures].
@NullMarked
package outlay.privacy;

import org.jspecify.annotations.NullMarked;
