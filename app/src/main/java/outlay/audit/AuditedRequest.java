package outlay.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.web.Request;
import outlay.web.Router;
import outlay.web.Senders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the audit log says of a request: who and what, and of its content only which client and which things of ours.
/// Everything that a sender could write freely becomes a mark.
final class AuditedRequest {
    /// Larger bodies are pieces of files.
    private static final int MOST_BYTES = 320 * 1024;
    private static final int MOST_SUBJECTS = 20;
    /// Ids and names of things of ours; no address of a person has this form.
    private static final Pattern OURS = Pattern
            .compile("key_[0-9A-Za-z]{12}|(?=[0-9_-]*[a-z])[a-z0-9][a-z0-9_-]{0,62}");
    /// In bodies, what names things of ours, except where people are spoken of.
    private static final List<String> THINGS = List.of("account", "id");
    private static final List<String> PERSONS = List.of("conversion", "id", "identifiers", "one", "other", "text");
    private static final String PEOPLE = "/api/v1/people";
    private final AuditKeys keys;

    AuditedRequest(AuditKeys keys) {
        this.keys = keys;
    }

    AuditEntry.Said said(Request request, Router.Match route, int status, Optional<AuditEntry.Taken> taken) {
        JsonNode body = body(request);
        String client = client(request.query().getOrDefault("client", List.of("")).getFirst())
                .or(() -> client(body.path("client").asString(""))).orElse("");
        return new AuditEntry.Said(request.caller().kind(), request.caller().name(), Senders.network(request.remote()),
                route.route(), client, String.join(" ", subjects(route, client, body)), status, taken);
    }

    private List<String> subjects(Router.Match route, String client, JsonNode body) {
        List<String> subjects = new ArrayList<>();
        new TreeMap<>(route.parameters()).values().forEach(text -> subjects.add(thing(client, text)));
        if (!route.route().contains(PEOPLE)) {
            THINGS.forEach(name -> texts(body, name).forEach(text -> subjects.add(thing(client, text))));
        }
        for (String name : PERSONS) {
            if (route.route().contains(PEOPLE) || !THINGS.contains(name)) {
                texts(body, name).forEach(text -> subjects.add(keys.mark(client, text)));
            }
        }
        return subjects.stream().distinct().limit(MOST_SUBJECTS).toList();
    }

    private static Stream<String> texts(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return (value.isArray() ? value.valueStream() : Stream.of(value)).filter(JsonNode::isString)
                .map(JsonNode::stringValue).filter(text -> !text.isBlank()).limit(MOST_SUBJECTS);
    }

    private String thing(String client, String text) {
        return OURS.matcher(text).matches() ? text : keys.mark(client, text);
    }

    private static JsonNode body(Request request) {
        boolean json = request.header("Content-Type").orElse("application/json").startsWith("application/json");
        if (json && request.body().length > 0 && request.body().length <= MOST_BYTES) {
            try {
                return Json.read(request.body(), MOST_BYTES);
            } catch (BadJson notUnderstood) {
                return JsonNodeFactory.instance.missingNode();
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    private static Optional<String> client(String name) {
        try {
            return Optional.of(new ClientId(name).value());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
