/// Takes: how visits came, what was spent. Gives: what is wrong with the tags, what it costs, the template that mends.
/// Never: guess a campaign. Read first: [outlay.tagging.Audit].
@NullMarked
package outlay.tagging;

import org.jspecify.annotations.NullMarked;
