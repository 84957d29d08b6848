/// Takes: what platforms say of their account-days, and our journeys. Gives: the difference, taken apart by reasons.
/// Never: sum the claims of two platforms. Read first: [outlay.reconcile.Reconciliation].
@NullMarked
package outlay.reconcile;

import org.jspecify.annotations.NullMarked;
