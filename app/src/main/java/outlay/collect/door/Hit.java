package outlay.collect.door;

import java.time.Instant;
import outlay.web.Request;

/// One request at a door, its body unpacked.
///
/// @param body       as the sender wrote it, before packing
/// @param receivedAt by our clock
public record Hit(Request request, byte[] body, Instant receivedAt) {}
