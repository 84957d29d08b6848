package outlay.collect.door;

import java.util.Optional;
import outlay.base.ClientId;

/// What a sender shows at the door, and what it opens.
///
/// @param id               its name in lists and in the log; not a secret
/// @param mayAssertRevenue whether a browser's word that money was paid is taken; a server's always is
/// @param consentRequired  whether events of people who said nothing about consent lose their ids, as those of people
///                         who denied it do
/// @param hmacSecret       where there is one, every request must be signed with it
public record Key(String id, ClientId client, Kind kind, boolean mayAssertRevenue, boolean consentRequired,
        Optional<byte[]> hmacSecret) {
    public enum Kind {
        /// Stands in pages, so everybody can read it.
        BROWSER,
        /// Is a secret.
        SERVER
    }
}
