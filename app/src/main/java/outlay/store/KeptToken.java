package outlay.store;

import java.time.Instant;
import java.util.Optional;
import outlay.base.ClientId;

/// What lets a program in, without anything that would let its reader in.
///
/// @param id      names it in lists and logs; not secret
/// @param role    the name of a role
/// @param purpose what it is for, in its maker's words
/// @param sha256  of the text that the program presents, in hexadecimal digits
public record KeptToken(String id, ClientId client, String role, String purpose, String sha256, String createdBy,
        Instant createdAt, Optional<Instant> revokedAt) {}
