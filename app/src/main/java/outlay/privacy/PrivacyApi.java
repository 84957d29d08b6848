package outlay.privacy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.web.Handler;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.PeopleKey;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;

/// Erasing people and giving them their data, over HTTP: for whoever shows the people key of the client, and for
/// commands on this machine. Identifiers are in bodies alone, because addresses end up in the logs of proxies.
public final class PrivacyApi {
    public static final String ERASURES = "/api/v1/people/erasures";
    public static final String ACCESS = "/api/v1/people/access";
    public static final String RETENTION = "/api/v1/people/retention";
    public static final String LOCAL_RETENTION = "/local/people/retention";
    public static final String LOCAL_ERASURES = "/local/people/erasures";
    public static final String LOCAL_LIST = "/local/people/erasures/list";
    public static final String LOCAL_CANCEL = "/local/people/erasures/cancel";
    /// The routes that are open to the network.
    public static final List<String> ROUTES = List.of("POST " + ERASURES, "GET " + ERASURES, "POST " + ACCESS,
            "GET " + RETENTION);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_IDENTIFIERS = 100;
    private static final int MEBI = 1 << 20;
    private static final int MOST_ANSWER_BYTES = 32 * MEBI;

    private final Erasures erasures;
    private final ErasureRunner runner;
    private final Function<AccessOrder, AccessAnswer> access;
    private final RetentionJob retention;
    private final PeopleKey key;

    /// Whose data is asked for.
    public record AccessOrder(ClientId client, List<String> identifiers) {}

    public PrivacyApi(Erasures erasures, ErasureRunner runner, Function<AccessOrder, AccessAnswer> access,
            RetentionJob retention, PeopleKey key) {
        this.erasures = erasures;
        this.runner = runner;
        this.access = access;
        this.retention = retention;
        this.key = key;
    }

    /// Adds the routes.
    ///
    /// @param guard lets only commands on this machine through
    public Router addTo(Router router, UnaryOperator<Handler> guard) {
        return router.post(ERASURES, request -> erase(request, true)).get(ERASURES, this::list)
                .post(ACCESS, this::access)
                .post(LOCAL_ERASURES, guard.apply(request -> erase(request, false)))
                .post(LOCAL_LIST, guard.apply(request -> records(client(read(request)))))
                .post(LOCAL_CANCEL, guard.apply(request -> {
                    runner.cancel();
                    return Response.text(200, "stopping");
                }))
                .get(RETENTION, this::retention).post(LOCAL_RETENTION, guard.apply(this::retain));
    }

    private Response erase(Request request, boolean checkKey) throws IOException {
        JsonNode body = read(request);
        ClientId client = client(body);
        if (checkKey) {
            key.check(request, client);
        }
        Erasures.Order order = new Erasures.Order(client, identifiers(body), text(body, "reason"),
                checkKey ? "api" : text(body, "by"));
        try {
            if (body.path("dry_run").asBoolean(false)) {
                return json(200, erasures.preview(order));
            }
            ErasureRecord begun = erasures.begin(order);
            runner.work();
            return json(202, begun);
        } catch (IllegalArgumentException unknown) {
            throw new Mistakes(List.of(new Mistake("identifiers", String.valueOf(unknown.getMessage()))));
        }
    }

    private Response list(Request request) {
        ClientId client = client(request.query().getOrDefault("client", List.of("")).getFirst());
        key.check(request, client);
        return records(client);
    }

    private Response records(ClientId client) {
        return json(200, erasures.of(client));
    }

    private Response access(Request request) throws IOException {
        JsonNode body = read(request);
        ClientId client = client(body);
        key.check(request, client);
        try {
            AccessAnswer answer = access.apply(new AccessOrder(client, identifiers(body)));
            BoundedBytes bytes = new BoundedBytes(MOST_ANSWER_BYTES);
            try (AccessJson json = new AccessJson(answer.report(), bytes)) {
                answer.facts(json::fact);
            }
            return Response.of(200, "application/json", bytes.toByteArray()).with("Cache-Control", "no-store");
        } catch (IllegalArgumentException unknown) {
            throw new Mistakes(List.of(new Mistake("identifiers", String.valueOf(unknown.getMessage()))));
        } catch (BoundedBytes.TooMany tooMany) {
            throw new Refused(Problem.of(422, "Too much for one answer", "what is held about this person is more than "
                    + MOST_ANSWER_BYTES / MEBI + " MiB; \"outlay access\" on the server's machine writes it to files"));
        }
    }

    /// How long what is kept, for one client; how many rows others have is none of its business.
    private Response retention(Request request) throws IOException {
        key.check(request, client(request.query().getOrDefault("client", List.of("")).getFirst()));
        Optional<RetentionRecord> latest = retention.latest();
        return json(200, new Kept(RetentionRecord.words(retention.times()), retention.times().words(),
                latest.filter(RetentionRecord::done).flatMap(RetentionRecord::finishedAt),
                latest.flatMap(RetentionRecord::eventsKeptFrom)));
    }

    /// @param times          of each class that has one
    /// @param words          for the person whose data it is, by class
    /// @param latest         when the latest run had ended what was past its time
    /// @param eventsKeptFrom since when it is known whose events were
    private record Kept(SortedMap<String, String> times, SortedMap<String, String> words, Optional<Instant> latest,
            Optional<Instant> eventsKeptFrom) {}

    /// A command asks to count, to begin, or how far it is.
    private Response retain(Request request) throws IOException {
        String what = text(read(request), "what");
        if (what.equals("run")) {
            retention.run();
        }
        return json(200, new Retained(retention.isWorking(), RetentionRecord.words(retention.times()),
                what.equals("status") ? retention.status() : retention.past(), retention.latest()));
    }

    /// @param working whether a run is under way
    /// @param times   of each class that has one
    /// @param past    rows that are past their time, by class
    public record Retained(boolean working, SortedMap<String, String> times, SortedMap<String, Long> past,
            Optional<RetentionRecord> latest) {}

    private static Response json(int status, Object what) {
        return Response.of(status, "application/json", Json.records().writeValueAsBytes(what)).with("Cache-Control",
                "no-store");
    }

    private static JsonNode read(Request request) {
        try {
            JsonNode body = Json.read(request.body(), MOST_BYTES);
            if (body.isObject()) {
                return body;
            }
        } catch (BadJson wrong) {
            throw new Refused(Problem.of(400, "Not understood", "the body is not JSON: " + wrong.getMessage()));
        }
        throw new Refused(Problem.of(400, "Not understood", "the body must be an object like "
                + "{\"client\":\"acme\",\"identifiers\":[\"email:ann@example.com\"]}"));
    }

    private static ClientId client(JsonNode body) {
        return client(text(body, "client"));
    }

    private static ClientId client(String name) {
        try {
            return new ClientId(name);
        } catch (IllegalArgumentException wrong) {
            throw new Mistakes(List.of(new Mistake("client", String.valueOf(wrong.getMessage()))));
        }
    }

    private static List<String> identifiers(JsonNode body) {
        List<String> texts = body.path("identifiers").valueStream().filter(JsonNode::isString)
                .map(JsonNode::stringValue).filter(text -> !text.isBlank()).toList();
        if (texts.isEmpty() || texts.size() > MOST_IDENTIFIERS || texts.size() != body.path("identifiers").size()) {
            throw new Mistakes(List.of(new Mistake("identifiers", "must be a list of 1 to " + MOST_IDENTIFIERS
                    + " texts, all of one person, like [\"email:ann@example.com\"]")));
        }
        return texts;
    }

    private static String text(JsonNode body, String name) {
        return Optional.of(body.path(name)).filter(JsonNode::isString).map(JsonNode::stringValue).orElse("");
    }
}
