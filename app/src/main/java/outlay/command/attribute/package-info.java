/// Takes: files of paths, touches, conversions and games from elsewhere. Gives: them as numbers, or a sentence that names
/// line and remedy. Never: the data folder, or a row dropped in silence. Read first: [outlay.command.attribute.PathsFile].
@NullMarked
package outlay.command.attribute;

import org.jspecify.annotations.NullMarked;
