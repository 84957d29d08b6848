package outlay.collect.door.tag;

import outlay.collect.door.Key;

/// Which other sites' pages are the key's own.
@FunctionalInterface
public interface Origins {
    /// Nobody has said so of any: only pages of the server's own site get answers with credentials.
    Origins NONE = (key, origin) -> false;

    /// Whether `origin` ("https://shop.example.com") was registered for this key. Called for every request from another
    /// site, by many threads.
    boolean registered(Key key, String origin);
}
