/// Takes: the words of a command line. Gives: the stages, wired, and an exit status.
/// Never: a rule of the domain. Read first: [outlay.command.Outlay].
@NullMarked
package outlay.command;

import org.jspecify.annotations.NullMarked;
