/// Takes: an identifier, or two. Gives: whose it is, why, and the word that keeps two apart.
/// Never: merges or splits anybody without a fact in the log. Read first: [outlay.people.PeopleApi].
@NullMarked
package outlay.people;

import org.jspecify.annotations.NullMarked;
