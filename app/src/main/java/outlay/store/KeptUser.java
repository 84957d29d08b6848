package outlay.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Somebody who may sign in.
///
/// @param email      folded, and no other user's
/// @param password   an Argon2id hash; "" before there is one, and then nothing opens the account
/// @param totp       what codes are made from, sealed; "" without a second factor
/// @param totpStep   the last step whose code was taken, so that none is taken twice
/// @param recovery   SHA-256 of each recovery code that is left
/// @param everywhere the name of the role in every client, also in those to come; "" for none
/// @param identity   who it is at an issuer of single sign-on; "" for none
public record KeptUser(String id, String email, String password, String totp, long totpStep, List<String> recovery,
        String everywhere, String identity, Instant createdAt, Optional<Instant> disabledAt) {
    public KeptUser {
        recovery = List.copyOf(recovery);
    }

    /// Without what is secret about it.
    @Override
    public String toString() {
        return id;
    }
}
