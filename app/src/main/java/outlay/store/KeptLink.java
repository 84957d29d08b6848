package outlay.store;

import java.time.Instant;
import java.util.Optional;
import outlay.base.ClientId;

/// A tracked link: what stands behind `/c/` in its address, and the template of where it leads.
public record KeptLink(String id, ClientId client, String target, Instant createdAt, Optional<Instant> disabledAt) {}
