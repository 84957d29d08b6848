/// Takes: files of paths, touches, conversions and games from elsewhere. Gives: credits, or the line and the remedy.
/// Never: the data folder; a row dropped in silence. Read first: [outlay.command.attribute.PathsFile].
@NullMarked
package outlay.command.attribute;

import org.jspecify.annotations.NullMarked;
