/// Takes: the log, clients' rules and accounts. Gives: what shall be told to whom, each conversion as it stands when it
/// is sent, and why the others are not.
/// Never: sends; guesses a consent. Read first: [outlay.telling.LogTelling], [outlay.telling.rule.Rule].
@NullMarked
package outlay.telling;

import org.jspecify.annotations.NullMarked;
