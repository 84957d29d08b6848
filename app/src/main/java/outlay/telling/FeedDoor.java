package outlay.telling;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import outlay.activate.Feed;
import outlay.activate.outbox.FeedFiles;
import outlay.store.Lane;
import outlay.store.OutboxStore;
import outlay.web.Etag;
import outlay.web.Handler;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Senders;

/// `GET /feeds/{token}/{file}`: the file of an account's conversions, for the platform that fetches it on a schedule.
/// The token is all that opens it, so that nothing tells a wrong one from an account that is not there.
///
/// A look without a fetch (HEAD) changes nothing. Whoever asks too often is told when to come again: a network, so that
/// nobody tries tokens for long, and an address, so that nobody keeps the tables busy with it.
public final class FeedDoor implements Handler {
    public static final String PATH = "/feeds/{token}/{file}";
    private static final String ENDING = ".csv";
    private static final int MOST_LETTERS = 120;

    private final AccountBook book;
    private final OutboxStore outbox;
    private final FeedFiles files;
    private final Limits limits;
    private final Clock clock;

    /// How many nanoseconds until somebody may come again; 0 where it is now.
    ///
    /// @param networks  by where they are
    /// @param addresses by the token of a file that there is
    public record Limits(ToLongFunction<String> networks, ToLongFunction<String> addresses) {}

    public FeedDoor(AccountBook book, OutboxStore outbox, FeedFiles files, Limits limits, Clock clock) {
        this.limits = limits;
        this.book = book;
        this.outbox = outbox;
        this.files = files;
        this.clock = clock;
    }

    /// The path of an account's file.
    public static String path(String token, String account) {
        return "/feeds/" + token + "/" + account + ENDING;
    }

    @Override
    public Response handle(Request request) {
        long tooSoon = limits.networks().applyAsLong(Senders.prefix(request.remote()));
        if (tooSoon > 0) {
            return comeAgain("files were asked for too often from your network", tooSoon);
        }
        AccountBook.Entry entry = book.fetchedAt(request.parameter("token"))
                .filter(found -> found.broken().isEmpty() && request.parameter("file").equals(found.name() + ENDING))
                .orElseThrow(FeedDoor::absent);
        Feed feed = entry.out().filter(Feed.class::isInstance).map(Feed.class::cast).orElseThrow(FeedDoor::absent);
        tooSoon = limits.addresses().applyAsLong(request.parameter("token"));
        if (tooSoon > 0) {
            return comeAgain("this file was fetched too often; once an hour is enough", tooSoon);
        }
        Lane lane = new Lane(entry.client(), entry.name());
        if (!entry.on() || outbox.paused(lane).isPresent()) {
            throw new Refused(Problem.of(503, "Paused", "nothing is told to this account at the moment; what waits is "
                    + "in the file when it is told again"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String text = request.method().equals("HEAD")
                ? files.kept(lane, feed, entry.account(), now)
                : files.fetch(lane, feed, entry.account(), by(request), now);
        return Etag.conditional(request,
                Response.of(200, "text/csv; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                        .with("Content-Disposition", "attachment; filename=\"" + entry.name() + ENDING + '"')
                        .with("Cache-Control", "no-store"));
    }

    private static Refused absent() {
        return new Refused(Problem.of(404, "Not found", "there is no such file: the address is not complete, or was "
                + "replaced by another one, or its account is gone; \"outlay destinations feed\" makes a new address"));
    }

    private static Response comeAgain(String detail, long nanos) {
        return Problem.of(429, "Too many requests", detail).response().with("Retry-After",
                Long.toString(TimeUnit.NANOSECONDS.toSeconds(nanos) + 1));
    }

    /// From which network, and as what: `198.51.100.0/24 Google-Ads`.
    private static String by(Request request) {
        String agent = Optional.of(request.header("User-Agent").orElse("").replaceAll("[^\\x20-\\x7e]", ""))
                .map(text -> text.substring(0, Math.min(text.length(), MOST_LETTERS))).orElse("");
        return (Senders.network(request.remote()) + " " + agent).strip();
    }
}
