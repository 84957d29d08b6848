package outlay.store;

import java.time.Instant;
import outlay.base.ClientId;

/// An account at a destination as it is kept.
///
/// @param name        the client's for it
/// @param destination its label
/// @param sends       whether its owner lets anything be sent to it
/// @param sealed      what its owner has set, sealed, in Base64
public record KeptAccount(ClientId client, String name, String destination, boolean sends, String sealed,
        Instant createdAt, Instant changedAt) {}
