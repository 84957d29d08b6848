/// Takes: what is peculiar to Microsoft Advertising. Gives: the layout of its exports, as data.
/// Never: a rule that holds for other platforms too. Read first: [outlay.platform.SpendLayout].
@NullMarked
package outlay.platform.microsoft;

import org.jspecify.annotations.NullMarked;
