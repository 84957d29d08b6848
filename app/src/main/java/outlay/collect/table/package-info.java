/// Takes: the bytes of a table that some program exported. Gives: its rows, and its numbers and days as meant.
/// Never: a guess between two readings of a number or a day; it asks. Read first: [outlay.collect.table.Table].
@NullMarked
package outlay.collect.table;

import org.jspecify.annotations.NullMarked;
