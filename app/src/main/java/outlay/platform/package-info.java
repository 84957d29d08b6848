/// Takes: files in the forms that ad platforms and CRMs write. Gives: spend rows, contacts, deals and rates.
/// Never: input or output of its own beside the file that it is given. Read first: [outlay.platform.Platforms].
@NullMarked
package outlay.platform;

import org.jspecify.annotations.NullMarked;
