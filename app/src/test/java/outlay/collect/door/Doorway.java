package outlay.collect.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.collect.Quarantine;
import outlay.fact.Event;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.web.Caller;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All doors over a log in memory, with a clock that stands, for tests that speak to them without a network.
final class Doorway {
    static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    static final ClientId ACME = new ClientId("acme");
    static final byte[] SECRET = "a shared secret".getBytes(UTF_8);
    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    final MemoryLog log = new MemoryLog();
    final Counts counts = new Counts();
    final LiveEvents live = new LiveEvents();
    final StepTimes times = new StepTimes(System::nanoTime);
    private final Map<String, Key> keys = Map.of("site",
            new Key("site-key", ACME, Key.Kind.BROWSER, false, false, Optional.empty()), "shop",
            new Key("shop-key", ACME, Key.Kind.BROWSER, true, false, Optional.empty()), "strict",
            new Key("strict-key", ACME, Key.Kind.BROWSER, false, true, Optional.empty()), "secret",
            new Key("secret-key", ACME, Key.Kind.SERVER, true, false, Optional.empty()), "signed",
            new Key("signed-key", ACME, Key.Kind.SERVER, true, false, Optional.of(SECRET)));
    private Admission admission = Admission.ALWAYS;
    private Instant now = NOW;
    private String country = "";
    private final Router doors = new Doors(
            new Steps(log, presented -> Optional.ofNullable(keys.get(presented)),
                    new AsTold(), new Standing(),
                    times, counts, live),
            times, counts, live).addTo(new Router());

    /// Decides as the test says.
    private final class AsTold implements Admission {
        @Override
        public boolean shedsWatching() {
            return admission.shedsWatching();
        }

        @Override
        public Optional<Response> refuse(Key key, Request request, int bytes, int events) {
            return admission.refuse(key, request, bytes, events);
        }
    }

    /// Shows the time that the test says it is.
    private final class Standing extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("only the instant is asked for");
        }
    }

    void admission(Admission other) {
        admission = other;
    }

    void at(Instant other) {
        now = other;
    }

    /// What a proxy says of whoever sends from here on.
    void from(String other) {
        country = other;
    }

    /// @param target a path, perhaps with a query
    /// @param headers name, value, name, value ...
    Response send(String method, String target, byte[] body, String... headers) {
        Map<String, String> given = new LinkedHashMap<>(Map.of("user-agent", BROWSER));
        for (int i = 0; i < headers.length; i += 2) {
            given.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : question < 0 ? new String[0] : target.substring(question + 1).split("&")) {
            String[] two = pair.split("=", 2);
            query.computeIfAbsent(two[0], name -> new ArrayList<>()).add(URLDecoder.decode(two[1], UTF_8));
        }
        try {
            return doors.handle(new Request(method, path, Map.of(), query, given, body, "203.0.113.77", country,
                    Caller.NOBODY));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    Response post(String target, String body, String... headers) {
        return send("POST", target, body.getBytes(UTF_8), headers);
    }

    /// With the site's key in the query.
    Response site(String path, String body) {
        return post(path + "?writeKey=site", body);
    }

    static JsonNode json(Response response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /// "stored", "refused bad_time timestamp" ...: the items of an answer.
    static List<String> results(Response response) {
        List<String> results = new ArrayList<>();
        json(response).path("results").forEach(item -> results.add((item.path("status").asString() + " "
                + item.path("code").asString("") + " " + item.path("field").asString("")).strip()));
        return results;
    }

    List<Event> events() {
        return log.entries().stream().filter(entry -> entry.kind() == Entry.Kind.EVENT)
                .map(entry -> (Event) FactCodec.decode(entry)).toList();
    }

    Event event() {
        List<Event> all = events();
        if (all.size() != 1) {
            throw new AssertionError("one event was expected, and there are " + all);
        }
        return all.getFirst();
    }

    List<Quarantine> quarantine() {
        return log.entries().stream().filter(entry -> entry.kind() == Entry.Kind.QUARANTINE).map(Quarantine::of)
                .toList();
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /// received = stored + duplicate + conflict + refused, and refused is the sum of its reasons.
    boolean adds() {
        long reasons = 0;
        for (DropReason reason : DropReason.values()) {
            reasons += counts.refused(reason);
        }
        return counts.received() == counts.stored() + counts.duplicate() + counts.conflict() + counts.refused()
                && counts.refused() == reasons;
    }
}
