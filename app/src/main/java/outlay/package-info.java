/// Takes: a command line. Gives: the running product. Never: a rule of the domain.
/// Read first: [outlay.Main], [outlay.Server].
@NullMarked
package outlay;

import org.jspecify.annotations.NullMarked;
