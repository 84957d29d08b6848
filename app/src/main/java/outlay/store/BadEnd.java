package outlay.store;

import java.time.Instant;

/// How many deliveries to an account came to a bad end in a minute: refused for good, or never told because their time
/// was over.
///
/// @param outcome as their receipts have it
/// @param code    why, in the destination's word or ours
/// @param minute  its beginning
public record BadEnd(String account, String destination, String outcome, String code, Instant minute, long count) {}
