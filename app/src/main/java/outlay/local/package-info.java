/// Takes: what a command on the same machine wants imported. Gives: it to the server that has the data folder open.
/// Never: lets anybody in who could not read the folder. Read first: [outlay.local.LocalDoor].
@NullMarked
package outlay.local;

import org.jspecify.annotations.NullMarked;
