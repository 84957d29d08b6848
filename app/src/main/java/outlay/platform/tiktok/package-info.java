/// Takes: what is peculiar to TikTok Ads Manager. Gives: the layout of its exports, as data.
/// Never: a rule that holds for other platforms too. Read first: [outlay.platform.SpendLayout].
@NullMarked
package outlay.platform.tiktok;

import org.jspecify.annotations.NullMarked;
