package outlay.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import outlay.base.ClientId;
import outlay.identity.Identifier;
import outlay.identity.Persons;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.report.AsOf;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People over HTTP: who has an identifier, why two are one, and splitting them.
public final class PeopleApi {
    public static final String SPLIT = "/api/v1/people/split";
    public static final String JOIN_BACK = "/api/v1/people/join-back";
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_LETTERS = 1_000;

    private final LiveBooks books;
    private final PastBooks past;
    private final Words words;

    public PeopleApi(LiveBooks books, PastBooks past, Words words) {
        this.books = books;
        this.past = past;
        this.words = words;
    }

    public Router addTo(Router routes) {
        return routes //
                .get("/api/v1/people", request -> read(request, List.of("id"),
                        (json, ids) -> json.show(ids.get(0)))) //
                .get("/api/v1/people/why", request -> read(request, List.of("one", "other"),
                        (json, ids) -> json.why(ids.get(0), ids.get(1)))) //
                .get("/api/v1/people/refused", request -> read(request, List.of(), (json, ids) -> json.refused())) //
                .get("/api/v1/people/suggestions", request -> read(request, List.of(),
                        (json, ids) -> json.suggestions())) //
                .post(SPLIT, request -> say(request, true)) //
                .post(JOIN_BACK, request -> say(request, false));
    }

    @FunctionalInterface
    private interface Question {
        ObjectNode ask(PeopleJson json, List<Identifier> identifiers);
    }

    private Response read(Request request, List<String> names, Question question) {
        Map<String, List<String>> query = request.query();
        Function<String, String> texts = name -> query.getOrDefault(name, List.of("")).get(0);
        ClientId client = client(texts);
        List<Identifier> identifiers = names.stream().map(name -> identifier(name, texts.apply(name))).toList();
        byte[] body = ask(client, asOf(texts.apply("as_of")), (persons, version) -> {
            names.forEach(name -> known(persons, name, identifier(name, texts.apply(name))));
            return Json.bytes(question.ask(new PeopleJson(client, persons, version), identifiers));
        });
        return Response.json(body).with("Cache-Control", "private, no-store");
    }

    private <T> T ask(ClientId client, Optional<AsOf> asOf, BiFunction<Persons, Long, T> ask) {
        if (!books.clients().contains(client)) {
            throw new Refused(new Problem(404, "Unknown client", "there is no client " + client, List.of(new Mistake(
                    "client", "client " + client + " has no data; /api/v1/clients lists those that have"))));
        }
        try {
            return asOf.isPresent() ? past.people(client, asOf.get(), ask) : books.people(client, ask);
        } catch (IllegalArgumentException unanswerable) {
            throw new Refused(Problem.of(422, "The question cannot be answered",
                    String.valueOf(unanswerable.getMessage())));
        }
    }

    private static Optional<AsOf> asOf(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(AsOf.parse(text));
        } catch (IllegalArgumentException wrong) {
            throw mistake("as_of", String.valueOf(wrong.getMessage()));
        }
    }

    /// A page of another site can send a form without asking; it cannot send JSON without the browser asking us first.
    private Response say(Request request, boolean split) {
        if (!request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refused(Problem.of(415, "Not JSON", "send the body as application/json"));
        }
        JsonNode body;
        try {
            body = Json.read(request.body(), MOST_BYTES);
        } catch (BadJson wrong) {
            throw new Refused(Problem.of(400, "Not JSON", String.valueOf(wrong.getMessage())));
        }
        Function<String, String> texts = name -> body.path(name).asString("");
        ClientId client = client(texts);
        Identifier one = identifier("one", texts.apply("one"));
        Identifier other = identifier("other", texts.apply("other"));
        String reason = texts.apply("reason");
        if (reason.length() > MOST_LETTERS) {
            throw mistake("reason", "reason is longer than " + MOST_LETTERS + " characters; shorten it");
        }
        books.people(client, (persons, version) -> {
            known(persons, "one", one);
            known(persons, "other", other);
            check(persons, one, other, split);
            return version;
        });
        try {
            words.say(client, one, other, split, reason);
        } catch (IllegalStateException refused) {
            throw new Refused(Problem.of(503, "Not now", String.valueOf(refused.getMessage())));
        }
        byte[] answer = books.people(client,
                (persons, version) -> Json.bytes(new PeopleJson(client, persons, version).why(one, other)));
        return Response.json(answer);
    }

    private static void check(Persons persons, Identifier one, Identifier other, boolean split) {
        if (split && !persons.tied(one, other)) {
            throw mistake("other", "no tie leads from " + one + " to " + other
                    + (persons.withdrawn(one, other)
                            ? "; they were split before"
                            : "; take two that stand side by side in the chain of /api/v1/people/why"));
        }
        if (!split && !persons.withdrawn(one, other)) {
            throw mistake("other", "nobody has split " + one + " from " + other);
        }
    }

    private static ClientId client(Function<String, String> texts) {
        try {
            return new ClientId(texts.apply("client"));
        } catch (IllegalArgumentException wrong) {
            throw mistake("client", String.valueOf(wrong.getMessage()));
        }
    }

    private static Identifier identifier(String name, String text) {
        return Identifier.parse(text).orElseThrow(() -> mistake(name, name + " \"" + text
                + "\" is no identifier; write it like email:ann@example.com, user:42, contact:hubspot/7, "
                + "phone:+49301234567 or anonymous:4f2a"));
    }

    private static void known(Persons persons, String name, Identifier identifier) {
        if (!persons.knows(identifier)) {
            throw new Refused(new Problem(404, "Unknown identifier", "nothing is known of it",
                    List.of(new Mistake(name, identifier + " has not been seen"))));
        }
    }

    private static Mistakes mistake(String field, String detail) {
        return new Mistakes(List.of(new Mistake(field, detail)));
    }
}
