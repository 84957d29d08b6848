/// Takes: the file in which an installation says what is told to whom. Gives: rules, or every mistake with its line.
/// Never: looks at a fact's person or the log. Read first: [outlay.telling.rule.Rule].
@NullMarked
package outlay.telling.rule;

import org.jspecify.annotations.NullMarked;
