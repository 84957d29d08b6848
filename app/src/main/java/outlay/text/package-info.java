/// Takes: cells of text. Gives: lines for a terminal, and CSV that no spreadsheet takes for a formula.
/// Never: an opinion about what the cells mean. Read first: [outlay.text.TextTable].
@NullMarked
package outlay.text;

import org.jspecify.annotations.NullMarked;
