package outlay.store;

import java.time.Instant;
import outlay.base.ClientId;

/// That a client does without one of the first steps.
///
/// @param by whoever has decided so
public record KeptSkip(ClientId client, String step, String by, Instant at) {}
