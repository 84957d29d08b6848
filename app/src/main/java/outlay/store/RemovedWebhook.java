package outlay.store;

import java.time.Instant;

/// A webhook that somebody has removed, and that can still be put back.
///
/// @param at when it was removed
public record RemovedWebhook(KeptWebhook kept, Instant at) {}
