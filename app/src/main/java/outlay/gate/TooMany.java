package outlay.gate;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.web.Caller;
import outlay.web.Request;
import outlay.web.Seldom;
import outlay.web.Senders;

/// Requests beyond a rate: each counted, and in the process's log once a minute and caller.
///
/// They are not in the audit log. It says what was changed and taken out, and of these requests nothing was done; each
/// entry is a write that the disk has to end, so that whoever asks too often would get more work done by it, not less.
final class TooMany {
    private static final Logger LOG = LoggerFactory.getLogger(TooMany.class);
    private static final String A_CLIENT = "client";

    private final Map<String, LongAdder> counts = new TreeMap<>();
    private final Seldom seldom;

    TooMany(LongSupplier nanos) {
        seldom = new Seldom(nanos);
        for (Caller.Kind kind : Caller.Kind.values()) {
            counts.put(label(kind), new LongAdder());
        }
        counts.put(A_CLIENT, new LongAdder());
    }

    private static String label(Caller.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// @param name whose rate it is
    void ofACaller(Request request, String name) {
        Caller.Kind kind = request.caller().kind();
        // A user's name is an address of a person, which the log does not have.
        String who = switch (kind) {
            case USER -> "a user from " + Senders.network(request.remote());
            case TOKEN -> "program " + request.caller().name();
            case COMMAND_LINE -> "a command";
            case NOBODY -> "nobody known from " + Senders.network(request.remote());
        };
        add(label(kind), name, who, "api_rate");
    }

    void ofAClient(String client) {
        add(A_CLIENT, "of " + client, "those who ask about client " + client, "api_client_rate");
    }

    private void add(String label, String name, String who, String setting) {
        counts.getOrDefault(label, new LongAdder()).increment();
        long times = seldom.happened(name);
        if (times > 0) {
            LOG.warn("too many requests: {} had {} refused since it was said last; the setting {} says how many may be",
                    who, times, setting);
        }
    }

    /// How many, by what kind of caller they were, or `client` where all callers of one were too many.
    Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((label, count) -> all.put(label, count.sum()));
        return all;
    }
}
