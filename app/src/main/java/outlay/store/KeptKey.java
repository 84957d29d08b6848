package outlay.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;

/// A key by which somebody may send for a client, without anything that would let its reader send.
///
/// @param id               names the key in lists and logs; not secret
/// @param kind             the name of a kind of the doors' keys
/// @param mayAssertRevenue whether a browser's word that money was paid is taken
/// @param consentRequired  whether silence about consent counts as a no
/// @param signed           whether every request must be signed
/// @param origins          the sites that a browser key is meant for; empty for any
/// @param presentedSha256  of the text that a sender presents, in hexadecimal digits
/// @param shown            that text where it is public, else ""
public record KeptKey(String id, ClientId client, String kind, boolean mayAssertRevenue, boolean consentRequired,
        boolean signed, List<String> origins, String presentedSha256, String shown, Instant createdAt,
        Optional<Instant> revokedAt) {
    public KeptKey {
        origins = List.copyOf(origins);
    }
}
