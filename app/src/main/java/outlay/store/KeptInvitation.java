package outlay.store;

import java.time.Instant;
import outlay.base.ClientId;

/// The offer of a role in a client to whoever has its link.
///
/// @param email     folded
/// @param role      the name of a role
/// @param sha256    of what the link holds
/// @param invitedBy the name of whoever made it
public record KeptInvitation(String id, ClientId client, String email, String role, String sha256, String invitedBy,
        Instant expiresAt) {}
