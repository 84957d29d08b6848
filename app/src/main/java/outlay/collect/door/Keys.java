package outlay.collect.door;

import java.util.Optional;

/// Who may send.
@FunctionalInterface
public interface Keys {
    /// The key for what the sender showed: a write key, or a secret one. Called for every request, by many threads.
    Optional<Key> find(String presented);
}
