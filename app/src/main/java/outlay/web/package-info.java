/// Takes: HTTP requests and a way to ask for reports. Gives: the JSON API and the pages.
/// Never: compute a figure, or answer a host name that is not ours. Read first: [outlay.web.Api].
@NullMarked
package outlay.web;

import org.jspecify.annotations.NullMarked;
