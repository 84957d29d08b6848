package outlay.store;

import java.time.Instant;
import java.util.Optional;
import outlay.base.ClientId;

/// An account at a destination as it is kept.
///
/// @param name        the client's for it
/// @param destination its label
/// @param sends       whether its owner lets anything be sent to it
/// @param feed        under which address its file is fetched, where it is one
/// @param sealed      what its owner has set, sealed, in Base64
public record KeptAccount(ClientId client, String name, String destination, boolean sends, String sealed,
        Instant createdAt, Instant changedAt, Optional<Address> feed) {
    /// @param sha256 of the secret part of it, in hexadecimal digits
    /// @param since  when it was made
    public record Address(String sha256, Instant since) {}

    /// One that has no such address.
    public KeptAccount(ClientId client, String name, String destination, boolean sends, String sealed,
            Instant createdAt, Instant changedAt) {
        this(client, name, destination, sends, sealed, createdAt, changedAt, Optional.empty());
    }
}
