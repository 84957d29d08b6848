package outlay.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import outlay.base.ClientId;

/// A program that wants to be told what happens.
///
/// @param events  by their names
/// @param sealed  its address and secrets
/// @param from    since when what happens is told to it
/// @param failing since when no attempt has succeeded; absent where the last one did
/// @param off     why nothing is sent to it; "" while it is
public record KeptWebhook(ClientId client, String id, Set<String> events, String sealed, Instant createdAt,
        Instant from, Optional<Instant> failing, String off) {
    public KeptWebhook {
        events = Set.copyOf(events);
    }

    public boolean on() {
        return off.isEmpty();
    }
}
