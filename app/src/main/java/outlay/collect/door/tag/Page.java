package outlay.collect.door.tag;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import outlay.web.Request;

/// Where the page that sends is, and where it sends to, as the browser says; a program can say anything.
///
/// @param host   that the request was sent to, without its port
/// @param origin of the page: "https://shop.example.com"; empty where the sender names none, "null" included
record Page(String host, Optional<URI> origin) {
    static Page of(Request request) {
        return new Page(hostOf(request.header("Host").orElse("")), request.header("Origin").flatMap(Page::uri));
    }

    /// Whether the page is of the same site as we are under this host, and as safe: no network in between can have
    /// changed it.
    boolean sameSite() {
        return origin.isPresent() && Site.same(host, originHost())
                && (origin.get().getScheme().equals("https") || Site.isLoopback(host));
    }

    /// The page's host, or "".
    String originHost() {
        return origin.map(URI::getHost).orElse("");
    }

    private static String hostOf(String header) {
        return uri("http://" + header).map(URI::getHost).orElse("");
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text);
            boolean web = uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            return web ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
