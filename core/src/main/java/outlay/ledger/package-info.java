/// Takes: facts and credits. Gives: books that balance: spend, revenue, credit.
/// Never: floating point. Read first: [outlay.ledger.Ledger].
@NullMarked
package outlay.ledger;

import org.jspecify.annotations.NullMarked;
