package outlay.collect.door.tag;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// The cookie by which a browser is recognised on one site. Scripts cannot read it, and only a site's own server can
/// set it, so that a browser's rules against trackers leave it its whole life.
final class IdCookie {
    static final String NAME = "_outlay_id";
    /// Thirteen months, which is the most that European authorities allow; browsers end it at 400 days.
    static final Duration LIFE = Duration.ofDays(395);
    /// 32 hexadecimal digits that are not all the same: what a broken generator gives is nobody.
    private static final Pattern ID = Pattern.compile("(?!(.)\\1{31})[0-9a-f]{32}");

    private IdCookie() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// The id in a `Cookie` header. Of several the first that is one counts: browsers put the most specific first.
    static Optional<String> read(String header) {
        for (String pair : header.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(NAME)
                    && isId(pair.substring(equals + 1).strip())) {
                return Optional.of(pair.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    /// The `Set-Cookie` that makes `id` last from now on, for the whole site; empty where the page is of another site,
    /// because a browser would take it for a stranger's.
    static Optional<String> set(String id, Page page) {
        return line(id, LIFE, page);
    }

    /// The `Set-Cookie` that takes the id back.
    static Optional<String> expire(Page page) {
        return line("", Duration.ZERO, page);
    }

    private static Optional<String> line(String value, Duration life, Page page) {
        if (page.origin().isPresent() && !page.sameSite()) {
            return Optional.empty();
        }
        // Without the page's word the cookie stays with this host: the wider one is for a site that says who it is.
        String domain = page.origin().flatMap(origin -> Site.of(page.host())).map(site -> "; Domain=" + site)
                .orElse("");
        boolean plain = Site.isLoopback(page.host())
                && page.origin().map(origin -> !"https".equals(origin.getScheme())).orElse(true);
        return Optional.of(NAME + "=" + value + "; Max-Age=" + life.toSeconds() + "; Path=/" + domain
                + (plain ? "" : "; Secure") + "; HttpOnly; SameSite=Lax");
    }
}
