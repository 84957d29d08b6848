/// Takes: how each part of a running server is. Gives: it to those who watch the server: health, metrics, findings.
/// Never: anything about a person, or a word from outside in a metric's name or label. Read first: [outlay.ops.Health].
@NullMarked
package outlay.ops;

import org.jspecify.annotations.NullMarked;
