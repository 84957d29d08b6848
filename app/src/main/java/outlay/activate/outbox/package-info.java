/// Takes: wishes that an entry of the log caused, and accounts to tell them to. Gives: one end for each, with what was
/// sent, under which consent, and what was answered.
/// Never: decides what a platform wants, or what a conversion is. Read first: [outlay.activate.outbox.Telling].
@NullMarked
package outlay.activate.outbox;

import org.jspecify.annotations.NullMarked;
