/// Takes: a question. Gives: an answer whose totals equal its rows.
/// Never: touch a clock, a file or a database. Read first: [outlay.report.Question].
@NullMarked
package outlay.report;

import org.jspecify.annotations.NullMarked;
