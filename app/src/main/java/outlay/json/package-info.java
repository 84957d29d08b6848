/// Takes: bytes from outside or records of ours. Gives: a JSON tree within bounds, or the line and column of the
/// mistake. Never: floating point; a guess about malformed text. Read first: [outlay.json.Json].
@NullMarked
package outlay.json;

import org.jspecify.annotations.NullMarked;
