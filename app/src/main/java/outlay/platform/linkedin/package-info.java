/// Takes: what is peculiar to LinkedIn Campaign Manager. Gives: the layout of its exports, as data.
/// Never: a rule that holds for other platforms too. Read first: [outlay.platform.SpendLayout].
@NullMarked
package outlay.platform.linkedin;

import org.jspecify.annotations.NullMarked;
