package outlay.web;

import java.io.IOException;

/// Answers one request, on a thread of its own, so it may block. The HTTP server behind it can be replaced.
@FunctionalInterface
public interface Handler {
    /// A [Refused] becomes the problem that it carries; any other exception becomes a 500 whose cause is in our log
    /// only.
    Response handle(Request request) throws IOException;
}
