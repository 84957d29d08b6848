package outlay.access;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.web.Request;
import outlay.web.Seldom;
import outlay.web.Senders;

/// What the wall has refused: each counted, and in the process's log by who asked for which route, once a minute with
/// how often. Changes that were refused stand in the audit log besides; reading that was refused does not, because
/// whoever may nothing could fill it, and every entry is a write that the disk has to end.
///
/// A user stands there by id, a program by the id of its token, anybody else by the network; the route is the pattern,
/// never what was asked with it. Whoever was refused is told nothing of it.
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Map<Why, LongAdder> counts = new TreeMap<>();
    private final Seldom seldom;

    /// Why somebody may not pass.
    enum Why {
        /// Nobody, or without the right, or not for this client.
        MAY_NOT,
        /// A page of another site has sent it, or one that does not know the session's word.
        FORGED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Refusals(LongSupplier nanos) {
        seldom = new Seldom(nanos);
        for (Why why : Why.values()) {
            counts.put(why, new LongAdder());
        }
    }

    void add(Why why, Standing standing, Request request, String route) {
        counts.getOrDefault(why, new LongAdder()).increment();
        String who = who(standing, request);
        long times = seldom.happened(why + " " + who + " " + route);
        if (times > 0) {
            LOG.warn("access refused ({}): {} asked {} ({} since it was said last)", why.label(), who, route,
                    times);
        }
    }

    private static String who(Standing standing, Request request) {
        return switch (standing.kind()) {
            case USER -> "user " + standing.userId();
            case TOKEN -> "program " + standing.name();
            case COMMAND_LINE -> "a command";
            case NOBODY -> "nobody known from " + Senders.network(request.remote());
        };
    }

    /// How many, by why.
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((why, count) -> all.put(why.label(), count.sum()));
        return all;
    }
}
