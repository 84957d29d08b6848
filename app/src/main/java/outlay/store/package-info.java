/// Takes: the log, entry by entry. Gives: what is looked up quickly, one client at a time, in SQLite or PostgreSQL.
/// Never: a fact that the log does not have; one client's rows to another. Read first: [outlay.store.Store].
@NullMarked
package outlay.store;

import org.jspecify.annotations.NullMarked;
