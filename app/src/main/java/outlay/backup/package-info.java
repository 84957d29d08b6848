/// Takes: a data folder, while a server works in it. Gives: one sealed file of it as it was at a moment, and the folder
/// back from that file.
/// Never: a file that looks whole and is not. Read first: [outlay.backup.Backup].
@NullMarked
package outlay.backup;

import org.jspecify.annotations.NullMarked;
