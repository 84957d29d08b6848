package outlay.store;

import java.time.Instant;
import outlay.base.ClientId;

/// That somebody was erased, or is being erased; not who.
///
/// @param record what was done, as JSON
public record KeptErasure(String id, ClientId client, String state, Instant requestedAt, String record) {}
