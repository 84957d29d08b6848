package outlay.link;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import outlay.fact.Seen;
import outlay.web.Handler;
import outlay.web.Request;
import outlay.web.Response;

/// `GET /c/{link}`: sends the visitor to where the link's owner said, with an id of this click, and counts the click.
///
/// Nothing here waits for the database, and for the log a few milliseconds at the most. Programs that only look (HEAD,
/// prefetching browsers, previews, bots) are sent on and not counted.
public final class Redirects implements Handler {
    public static final String PATH = "/c/{link}";
    private static final int LONGEST_VALUE = 1_024;
    private static final List<String> LOOKING_HEADERS = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");
    private static final List<String> LOOKING = List.of("prefetch", "prerender", "preview");

    private final LinkTable links;
    private final ClickIds ids;
    private final ClickSpool spool;
    private final BiFunction<String, String, Seen.Bot> bots;
    private final Optional<String> fallback;
    private final Clock clock;
    private final LongAdder counted = new LongAdder();
    private final Map<String, LongAdder> byLink = new ConcurrentHashMap<>();
    private final LongAdder looked = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder disabled = new LongAdder();

    /// @param bots     what a User-Agent is taken for
    /// @param fallback where visitors of a disabled link go; without it they are told that it is out of use
    public Redirects(LinkTable links, ClickIds ids, ClickSpool spool, BiFunction<String, String, Seen.Bot> bots,
            Optional<String> fallback,
            Clock clock) {
        this.links = links;
        this.ids = ids;
        this.spool = spool;
        this.bots = bots;
        this.fallback = fallback;
        this.clock = clock;
    }

    /// Visits by what became of them.
    public Map<String, Long> counts() {
        return Map.of("counted", counted.sum(), "looked", looked.sum(), "unknown", unknown.sum(), "disabled",
                disabled.sum());
    }

    /// Clicks on a link that were counted since the server started.
    public long clicks(String linkId) {
        LongAdder clicks = byLink.get(linkId);
        return clicks == null ? 0 : clicks.sum();
    }

    @Override
    public Response handle(Request request) {
        Optional<Link> found = links.find(request.parameter("link"));
        if (found.isEmpty()) {
            unknown.increment();
            return page(404, "There is no such link", "The address may be incomplete. Ask whoever gave it to you.");
        }
        Link link = found.get();
        if (link.disabled()) {
            disabled.increment();
            return fallback.map(Redirects::to).orElseGet(() -> page(410, "This link is no longer in use",
                    "Ask whoever gave it to you for another one."));
        }
        Instant now = clock.instant();
        String clickId = ids.next(now);
        String address = link.target().expand(macro -> value(macro, link, clickId, request));
        Seen.Bot bot = bots.apply(request.header("User-Agent").orElse(""), request.remote());
        if (bot == Seen.Bot.YES || onlyLooks(request)) {
            looked.increment();
        } else {
            counted.increment();
            byLink.computeIfAbsent(link.id(), id -> new LongAdder()).increment();
            spool.record(ClickEvent.entry(link, clickId, address, request, bot, now));
        }
        return to(address);
    }

    private static String value(String macro, Link link, String clickId, Request request) {
        if (macro.equals(Target.CLICK_ID)) {
            return clickId;
        }
        if (macro.equals(Target.LINK)) {
            return link.id();
        }
        String value = request.query().getOrDefault(macro, List.of("")).getFirst();
        // Half an id is worth nothing, and an address has to stay short enough for every server on its way.
        return value.length() > LONGEST_VALUE ? "" : value;
    }

    private boolean onlyLooks(Request request) {
        return request.method().equals("HEAD")
                || LOOKING_HEADERS.stream()
                        .anyMatch(name -> request.header(name).filter(Redirects::looking).isPresent());
    }

    private static boolean looking(String purpose) {
        return LOOKING.stream().anyMatch(purpose.toLowerCase(Locale.ROOT)::contains);
    }

    private static Response to(String address) {
        return Response.text(302, "").with("Location", address).with("Cache-Control", "no-store")
                // The site that the visitor is sent to may know, as usual, from which site they came.
                .with("Referrer-Policy", "strict-origin-when-cross-origin");
    }

    private static Response page(int status, String title, String sentence) {
        String html = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>" + title
                + "</title>\n<h1>"
                + title + "</h1>\n<p>" + sentence + "</p>\n</html>\n";
        return Response.of(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store");
    }
}
