package outlay.collect.door.tag;

import java.util.Optional;
import outlay.collect.door.Key;

/// Which other sites' pages are the key's own.
@FunctionalInterface
public interface Origins {
    /// Nobody has said so of any: only pages of the server's own site get answers with credentials.
    Origins NONE = (key, origin) -> false;

    /// Whether `origin` ("https://shop.example.com") was registered for this key; for any key where none was shown yet,
    /// as of a request that is refused before its body is read. Called for every request from another
    /// site, by many threads.
    boolean registered(Optional<Key> key, String origin);
}
