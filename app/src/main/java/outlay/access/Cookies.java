package outlay.access;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import outlay.web.Request;
import outlay.web.Response;

/// The cookie of a session. Its name begins with `__Host-`, which browsers take only over TLS, for all paths, and from
/// this very host; on this machine's own names there is no TLS, and the cookie has another name.
final class Cookies {
    private static final String OVER_TLS = "__Host-outlay";
    private static final String ON_THIS_MACHINE = "outlay-on-this-machine";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Cookies() {}

    /// What the browser shows, if it shows anything.
    static Optional<String> read(Request request) {
        return read(request, name(request));
    }

    private static Optional<String> read(Request request, String wanted) {
        for (String cookie : request.header("Cookie").orElse("").split(";", -1)) {
            int equals = cookie.indexOf('=');
            if (equals > 0 && cookie.substring(0, equals).strip().equals(wanted)) {
                return Optional.of(cookie.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    static Response set(Request request, Response response, String secret, Duration life) {
        return set(request, response, name(request), secret, life);
    }

    private static Response set(Request request, Response response, String name, String secret, Duration life) {
        return response.with("Set-Cookie", name + "=" + secret + "; Path=/; Max-Age=" + life.toSeconds()
                + "; HttpOnly; SameSite=Lax" + (onThisMachine(request) ? "" : "; Secure"));
    }

    /// What binds a sign-in at an issuer to the browser that has begun it.
    static Response setOfSso(Request request, Response response, String secret, Duration life) {
        return set(request, response, nameOfSso(request), secret, life);
    }

    static Optional<String> readOfSso(Request request) {
        return read(request, nameOfSso(request));
    }

    static Response clear(Request request, Response response) {
        return set(request, response, "", Duration.ZERO);
    }

    private static String nameOfSso(Request request) {
        return name(request) + "-sso";
    }

    private static String name(Request request) {
        return onThisMachine(request) ? ON_THIS_MACHINE : OVER_TLS;
    }

    static boolean onThisMachine(Request request) {
        return LOOPBACK.contains(request.header("Host").orElse("").replaceFirst(":\\d+$", ""));
    }
}
