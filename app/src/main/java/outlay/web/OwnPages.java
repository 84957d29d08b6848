package outlay.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Keeps other sites' pages from changing anything here: a browser says whose page a request is from, and sends JSON or
/// bytes to another site only after asking, which is answered with no.
public final class OwnPages {
    private static final List<String> OWN = List.of("same-origin", "none");

    private OwnPages() {}

    /// The handler for requests of our own pages and of programs.
    ///
    /// @param contentType what a body has to be declared as
    public static Handler only(String contentType, Handler handler) {
        return request -> {
            check(request);
            String declared = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
            if (!declared.startsWith(contentType)) {
                throw new Refused(Problem.of(415, "Another kind of body", "send the body as " + contentType));
            }
            return handler.handle(request);
        };
    }

    /// The same for requests without a body.
    public static Handler only(Handler handler) {
        return request -> {
            check(request);
            return handler.handle(request);
        };
    }

    /// @throws Refused with 403 for a request that a page of another site has made
    public static void check(Request request) {
        boolean foreign = request.header("Sec-Fetch-Site").filter(site -> !OWN.contains(site)).isPresent();
        Optional<String> origin = request.header("Origin");
        if (foreign || origin.isPresent() && !authority(origin.get()).equals(request.header("Host").orElse(""))) {
            throw new Refused(Problem.of(403, "Not from here", "a page of another site may not change anything here"));
        }
    }

    private static String authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("null");
        } catch (IllegalArgumentException noAddress) {
            return "null";
        }
    }
}
