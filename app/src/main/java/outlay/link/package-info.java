/// Takes: clicks on tracked links. Gives: the way to where the link's owner said, and the click in the log once. Never:
/// leads anywhere else, or makes a visitor wait for a disk or a database. Read first: [outlay.link.Redirects].
@NullMarked
package outlay.link;

import org.jspecify.annotations.NullMarked;
