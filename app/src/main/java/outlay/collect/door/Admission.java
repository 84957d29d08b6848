package outlay.collect.door;

import java.util.Optional;
import outlay.fact.Event;
import outlay.web.Request;
import outlay.web.Response;

/// Whether there is room for what a sender brings, asked before any of it is read closely.
@FunctionalInterface
public interface Admission {
    Admission ALWAYS = (key, request, bytes, events) -> Optional.empty();

    /// Whether there is so little room that events like this one are not taken now; the sender is told to come again.
    default boolean sheds(Event event) {
        return false;
    }

    /// Whether there is so little room that nobody may watch what comes in.
    default boolean shedsWatching() {
        return false;
    }

    /// The refusal that is certain before a body is read, or empty where it has to be looked at: one that costs next to
    /// nothing, because it is needed when there is nothing to spare.
    ///
    /// @param key  as far as the head shows one
    /// @param head the request without its body
    default Optional<Response> turnAway(Optional<Key> key, Request head) {
        return Optional.empty();
    }

    /// The refusal, with a status and `Retry-After` by which the sender comes again, or empty where it may come in.
    ///
    /// @param bytes  of the body, unpacked
    /// @param events how many items the body holds
    Optional<Response> refuse(Key key, Request request, int bytes, int events);
}
