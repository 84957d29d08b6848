/// Takes: requests of trackers and servers, in the protocols that they already speak. Gives: events in the log, and an
/// answer for each item. Never: a 2xx before the disk has it. Read first: [outlay.collect.door.Steps].
@NullMarked
package outlay.collect.door;

import org.jspecify.annotations.NullMarked;
