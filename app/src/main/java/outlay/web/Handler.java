package outlay.web;

import java.io.IOException;
import java.util.Optional;

/// Answers one request, on a thread of its own, so it may block. The HTTP server behind it can be replaced.
@FunctionalInterface
public interface Handler {
    /// A [Refused] becomes the problem that it carries; any other exception becomes a 500 whose cause is in our log
    /// only.
    Response handle(Request request) throws IOException;

    /// The answer to a request whose body need not be read, because it is certain that there is no room for it; empty
    /// where it has to be handled. Asked before every request, so it must cost next to nothing.
    ///
    /// @param head the request with an empty body
    default Optional<Response> turnAway(Request head) {
        return Optional.empty();
    }

    /// What the answer to a request that was refused on its way here, because its head or body is beyond the bounds,
    /// must carry, such as who may read it.
    ///
    /// @param head as far as it could be read, without a query
    default Response refused(Request head, Response refusal) {
        return refusal;
    }
}
