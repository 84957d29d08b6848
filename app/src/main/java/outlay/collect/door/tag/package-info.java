/// Takes: what o.js sends, and the cookie that comes with it. Gives: o.js, and calls that carry the browser's id.
/// Never: set a cookie without consent, or for several sites. Read first: [outlay.collect.door.tag.TagDoor].
@NullMarked
package outlay.collect.door.tag;

import org.jspecify.annotations.NullMarked;
