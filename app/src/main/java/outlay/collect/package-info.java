/// Takes: files and requests from outside. Gives: facts in the log, and a reason for everything that is not one.
/// Never: loses a byte in silence; half of a file. Read first: [outlay.collect.Importer].
@NullMarked
package outlay.collect;

import org.jspecify.annotations.NullMarked;
