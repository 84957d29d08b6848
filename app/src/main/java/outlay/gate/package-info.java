/// Takes: who may send, how much, and how much room there is. Gives: a verdict at the door before anything is read
/// closely. Never: waits for the database. Read first: [outlay.gate.KeyRing].
@NullMarked
package outlay.gate;

import org.jspecify.annotations.NullMarked;
