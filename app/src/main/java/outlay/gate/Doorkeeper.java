package outlay.gate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import outlay.collect.door.Admission;
import outlay.collect.door.Key;
import outlay.fact.Event;
import outlay.fact.Seen;
import outlay.web.Problem;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Senders;

/// Whether there is room for what a sender brings: in the queue and on the disk, in the key's quota, and in the quota
/// of the place that it comes from. It decides without waiting, and says when to come again.
public final class Doorkeeper implements Admission {
    private static final int MOST_KEYS = 10_000;
    private static final int MOST_SENDERS = 65_536;
    private static final int LONGEST_PAUSE_SECONDS = 5;

    private final KeyRing keys;
    private final Pressure pressure;
    private final Quotas browserKeys;
    private final Quotas serverKeys;
    private final Quotas senders;
    private final RandomGenerator random;
    private final LongAdder noRoom = new LongAdder();
    private final LongAdder overQuota = new LongAdder();
    private final LongAdder foreignOrigin = new LongAdder();

    /// @param browserKeyRate events a second for each browser key; one place gets half of it
    /// @param serverKeyRate  events a second for each server key, wherever they come from
    /// @param nanos          a clock that only goes forward, such as `System::nanoTime`
    /// @param random         spreads the moments at which refused senders come again
    public Doorkeeper(KeyRing keys, Pressure pressure, int browserKeyRate, int serverKeyRate, LongSupplier nanos,
            RandomGenerator random) {
        this.keys = keys;
        this.pressure = pressure;
        this.browserKeys = new Quotas(browserKeyRate, MOST_KEYS, nanos);
        this.serverKeys = new Quotas(serverKeyRate, MOST_KEYS, nanos);
        this.senders = new Quotas(Math.max(1, browserKeyRate / 2), MOST_SENDERS, nanos);
        this.random = random;
    }

    /// Requests refused, by why.
    public Map<String, Long> counts() {
        return Map.of("no_room", noRoom.sum(), "over_quota", overQuota.sum(), "foreign_origin", foreignOrigin.sum());
    }

    @Override
    public Optional<Response> refuse(Key key, Request request, int bytes, int events) {
        Optional<String> origin = request.header("Origin");
        if (origin.isPresent() && !keys.welcomes(key, origin.get())) {
            foreignOrigin.increment();
            return Optional.of(Problem.of(403, "Another site's key", "the key " + key.id() + " is not for pages of "
                    + origin.get() + "; make one with --origin " + origin.get()).response());
        }
        Optional<Response> noRoomNow = noRoom();
        return noRoomNow.isPresent() ? noRoomNow : overQuota(key, request, Math.max(1, events));
    }

    /// No room at all, or a quota that is used up already.
    @Override
    public Optional<Response> turnAway(Optional<Key> key, Request head) {
        Optional<Response> noRoomNow = noRoom();
        return noRoomNow.isPresent() ? noRoomNow : key.flatMap(known -> overQuota(known, head, 0));
    }

    private Optional<Response> noRoom() {
        if (!pressure.sheds(Shed.EVERYTHING)) {
            return Optional.empty();
        }
        noRoom.increment();
        return Optional.of(comeAgain(503, "No room now", "more is waiting to be written than fits; send it again",
                1 + random.nextInt(LONGEST_PAUSE_SECONDS)));
    }

    @Override
    public boolean sheds(Event event) {
        boolean conversion = event.sale().isPresent();
        boolean look = event.type() == Event.Type.PAGE || event.type() == Event.Type.SCREEN;
        boolean bot = event.seen().map(seen -> seen.bot() != Seen.Bot.NO).orElse(false);
        return !conversion && (pressure.sheds(Shed.ALL_BUT_CONVERSIONS) || look && pressure.sheds(Shed.PAGE_VIEWS)
                || look && bot && pressure.sheds(Shed.BOTS));
    }

    @Override
    public boolean shedsWatching() {
        return pressure.sheds(Shed.DEBUGGING);
    }

    private Optional<Response> overQuota(Key key, Request request, int events) {
        return switch (key.kind()) {
            case SERVER -> over(serverKeys, key.id(), events, "the key " + key.id());
            case BROWSER -> {
                // First the place: a flood from one must not use up the key for everybody else.
                Optional<Response> place = over(senders, key.id() + " " + Senders.prefix(request.remote()), events,
                        "your network");
                yield place.isPresent() ? place : over(browserKeys, key.id(), events, "the key " + key.id());
            }
        };
    }

    private Optional<Response> over(Quotas quotas, String name, int events, String whose) {
        long wait = quotas.waitFor(name, events);
        if (wait == 0) {
            return Optional.empty();
        }
        overQuota.increment();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(wait) + 1;
        int spread = random.nextInt(LONGEST_PAUSE_SECONDS);
        return Optional.of(comeAgain(429, "Too many events", whose + " may send " + quotas.perSecond()
                + " events a second, and " + Quota.BURST_SECONDS + " times as many at once; send it again later",
                seconds + spread).with("X-RateLimit-Limit", Integer.toString(quotas.perSecond()))
                .with("X-RateLimit-Remaining", "0").with("X-RateLimit-Reset", Long.toString(seconds)));
    }

    private static Response comeAgain(int status, String title, String detail, long seconds) {
        return Problem.of(status, title, detail).response().with("Retry-After", Long.toString(seconds));
    }
}
