package outlay.store;

import java.time.Instant;
import outlay.base.ClientId;

/// What a user is in one client.
///
/// @param role the name of a role
public record KeptMembership(ClientId client, String userId, String role, Instant grantedAt) {}
