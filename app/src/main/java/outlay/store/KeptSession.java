package outlay.store;

import java.time.Instant;

/// Somebody who is signed in, on one browser.
///
/// @param id      names it in lists; not secret
/// @param sha256  of what the browser's cookie holds, in hexadecimal digits
/// @param network where it began: the sender's network, cut
public record KeptSession(String id, String sha256, String userId, Instant beganAt, Instant seenAt, String network) {}
