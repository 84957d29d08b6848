package outlay.fact;

import java.util.SortedMap;

/// What the door learned about an event besides what the event says of itself.
///
/// @param key           the id, not the secret, of the key that it came with
/// @param mayAssertSale whether that key may say, out of a browser, that money was paid
/// @param ip            where it came from, cut to a /24 (IPv4) or /48 (IPv6), or ""
/// @param userAgent     as it was sent, at most 512 characters, or ""
/// @param phone         as it was sent, trimmed, or ""
/// @param platformIds   what the platforms' own cookies hold, by the cookies' names: _fbp, _fbc, _ga (the client id in
///                      it), _ttp ...
public record Seen(Trust trust, String key, boolean mayAssertSale, Bot bot, Clock clock, Consent consent, String ip,
        String userAgent, String phone, SortedMap<String, String> platformIds) {
    /// Who can have sent it: anybody who looked into a page's source, or only who holds a secret.
    public enum Trust {
        BROWSER, SERVER
    }

    public enum Bot {
        NO, SUSPECTED, YES
    }

    /// What is to be thought of the time that it says.
    public enum Clock {
        /// As the sender said it.
        AS_SENT,
        /// The sender's clock was wrong by more than a minute, and the time was corrected by as much.
        CORRECTED,
        /// It said none; the time is that of its arrival.
        ON_ARRIVAL,
        /// More than two years before it arrived.
        LONG_AGO,
        /// More than a day after it arrived.
        IN_FUTURE
    }

    /// A server may tell of what is long past, a browser cannot; nobody can tell of what is to come.
    public boolean plausibleTime() {
        return clock != Clock.IN_FUTURE && (clock != Clock.LONG_AGO || trust == Trust.SERVER);
    }

    boolean answersForMoney() {
        return plausibleTime() && (trust == Trust.SERVER || mayAssertSale && bot != Bot.YES);
    }
}
