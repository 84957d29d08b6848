/// Takes: a file in pieces, from a page or a program. Gives: what it would import, and then imports it.
/// Never: keeps a file longer than it is needed for. Read first: [outlay.upload.ImportsApi].
@NullMarked
package outlay.upload;

import org.jspecify.annotations.NullMarked;
