/// Takes: what is known of a campaign, and a client's rules. Gives: its stage and tactic, and why.
/// Never: a stage without evidence. Read first: [outlay.funnel.Funnel].
@NullMarked
package outlay.funnel;

import org.jspecify.annotations.NullMarked;
