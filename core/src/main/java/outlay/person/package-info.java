/// Takes: the facts about one person. Gives: what is known of them and what they allowed, each with its source.
/// Never: a guess; anything of another person. Read first: [outlay.person.Profile], [outlay.person.ConsentState].
@NullMarked
package outlay.person;

import org.jspecify.annotations.NullMarked;
