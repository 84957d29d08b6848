/// Takes: facts with ids in them. Gives: which ids are one person.
/// Never: guess silently, or depend on the order of arrival. Read first: [outlay.identity.Persons].
@NullMarked
package outlay.identity;

import org.jspecify.annotations.NullMarked;
