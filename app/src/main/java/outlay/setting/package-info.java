/// Takes: rows of a client that somebody has written on a page. Gives: the same file of settings with these rows in it,
/// in effect at once, and the way back.
/// Never: touches a line of another client. Read first: [outlay.setting.Editor], [outlay.setting.Grammar].
@NullMarked
package outlay.setting;

import org.jspecify.annotations.NullMarked;
