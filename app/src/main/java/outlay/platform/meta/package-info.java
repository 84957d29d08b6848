/// Takes: what is peculiar to Meta Ads Manager. Gives: the layout of its exports, as data.
/// Never: a rule that holds for other platforms too. Read first: [outlay.platform.SpendLayout].
@NullMarked
package outlay.platform.meta;

import org.jspecify.annotations.NullMarked;
