package outlay.telling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import outlay.activate.Account;
import outlay.activate.Destination;
import outlay.activate.Feed;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.platform.Destinations;
import outlay.web.Etag;
import outlay.web.JsonBody;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Accounts at destinations over HTTP. Whoever changes one decides where people's data goes, so that changes need the
/// client's people key, as giving out data does. Secrets come in and never go out.
public final class DestinationsApi {
    public static final String ACCOUNTS = "/api/v1/destinations";
    private static final int MOST_BYTES = 64 * 1024;
    /// Of a body, besides its settings, which have names of their own.
    private static final List<String> FIELDS = List.of("name", "destination");

    private final AccountBook book;
    private final AccountTrial trial;
    private final Function<ClientId, String> keys;
    private final Clock clock;

    /// @param keys the people key of each client
    public DestinationsApi(AccountBook book, AccountTrial trial, Function<ClientId, String> keys, Clock clock) {
        this.book = book;
        this.trial = trial;
        this.keys = keys;
        this.clock = clock;
    }

    public Router addTo(Router routes) {
        return routes.get(ACCOUNTS, this::list) //
                .get(ACCOUNTS + "/kinds", request -> json(kinds())) //
                .post(ACCOUNTS, request -> change(request, (client, body) -> {
                    String name = text(body, "name");
                    book.add(client, name, text(body, "destination"), settings(body), on(body).orElse(true));
                    return shown(client, name);
                })) //
                .post(ACCOUNTS + "/{name}", request -> change(request, (client, body) -> set(request, client, body))) //
                .post(ACCOUNTS + "/{name}/remove", request -> change(request, (client, body) -> {
                    String name = existing(client, request.parameter("name")).name();
                    book.remove(client, name);
                    return JsonNodeFactory.instance.objectNode().put("removed", name);
                })) //
                .post(ACCOUNTS + "/{name}/feed", request -> change(request, (client, body) -> {
                    String name = existing(client, request.parameter("name")).name();
                    String token = book.address(client, name);
                    return shown(client, name).put("path", FeedDoor.path(token, name));
                })) //
                .post(ACCOUNTS + "/{name}/feed/revoke", request -> change(request, (client, body) -> {
                    String name = existing(client, request.parameter("name")).name();
                    book.closeAddress(client, name);
                    return shown(client, name);
                })) //
                .post(ACCOUNTS + "/{name}/test", request -> change(request, (client, body) -> tried(
                        trial.of(existing(client, request.parameter("name")), clock.instant()))));
    }

    /// One at a time, so that nobody changes it between the check and the change.
    private synchronized ObjectNode set(Request request, ClientId client, JsonNode body) {
        AccountBook.Entry entry = existing(client, request.parameter("name"));
        Etag.check(request, tag(entry));
        Map<String, String> settings = settings(body);
        if (!settings.isEmpty()) {
            book.set(client, entry.name(), settings);
        }
        on(body).ifPresent(on -> book.turn(client, entry.name(), on));
        return shown(client, entry.name());
    }

    private Response list(Request request) {
        ClientId client = client(request.query().getOrDefault("client", List.of("")).getFirst());
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        ArrayNode list = node.putArray("destinations");
        book.of(client).forEach(entry -> list.add(node(entry)));
        return json(node);
    }

    /// What there is, and what each wants set.
    private static ObjectNode kinds() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode kinds = node.putArray("kinds");
        for (Destination destination : Destinations.all()) {
            ObjectNode kind = kinds.addObject().put("destination", destination.label());
            kind.put("fetched", destination instanceof Feed);
            ArrayNode settings = kind.putArray("settings");
            for (Account.Setting setting : Stream.concat(destination.settings().stream(), Account.COMMON.stream())
                    .toList()) {
                settings.addObject().put("name", setting.name()).put("says", setting.says())
                        .put("where", setting.where()).put("required", setting.required())
                        .put("secret", setting.secret()).put("usual", setting.usual());
            }
        }
        return node;
    }

    /// A page of another site can send a form without asking; it has no people key.
    private Response change(Request request, BiFunction<ClientId, JsonNode, ObjectNode> work) {
        JsonNode body = JsonBody.read(request, MOST_BYTES);
        ClientId client = client(text(body, "client"));
        byte[] given = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        byte[] wanted = ("Bearer " + keys.apply(client)).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, wanted)) {
            throw new Refused(Problem.of(401, "Not allowed", "where people's data goes is decided with the client's "
                    + "people key as a Bearer token; \"outlay keys people --client " + client + "\" shows it"));
        }
        try {
            return json(work.apply(client, body));
        } catch (Account.Wrong wrong) {
            throw new Mistakes(wrong.mistakes().stream()
                    .map(detail -> new Mistake("settings." + detail.split("[ :]", 2)[0], detail)).toList());
        } catch (IllegalArgumentException wrong) {
            String detail = String.valueOf(wrong.getMessage());
            String field = detail.split(" ", 2)[0];
            throw mistake(FIELDS.contains(field) ? field : "settings", detail);
        }
    }

    private AccountBook.Entry existing(ClientId client, String name) {
        return book.entry(client, name).orElseThrow(() -> new Refused(Problem.of(404, "Unknown account",
                "client " + client + " has no account " + name + "; " + ACCOUNTS + " lists them")));
    }

    private ObjectNode shown(ClientId client, String name) {
        return node(existing(client, name));
    }

    private static String tag(AccountBook.Entry entry) {
        return Etag.of(Json.bytes(settable(entry)));
    }

    /// What somebody can set of it. Of another secret the time tells, when it was changed.
    private static ObjectNode settable(AccountBook.Entry entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", entry.name())
                .put("destination", entry.destination()).put("on", entry.on());
        ObjectNode settings = node.putObject("settings");
        entry.shown().forEach(settings::put);
        return node.put("created_at", entry.createdAt().toString()).put("changed_at", entry.changedAt().toString());
    }

    private static ObjectNode node(AccountBook.Entry entry) {
        return settable(entry).put("etag", tag(entry))
                .put("feed_since", entry.fetchedSince().map(Object::toString).orElse(""))
                .put("problem", entry.broken().orElse(""));
    }

    private static ObjectNode tried(AccountTrial.Tried tried) {
        return JsonNodeFactory.instance.objectNode().put("sent", tried.sent()).put("works", tried.works())
                .put("says", tried.says()).put("answer", tried.answer());
    }

    private static Optional<Boolean> on(JsonNode body) {
        JsonNode on = body.path("on");
        if (!on.isMissingNode() && !on.isBoolean()) {
            throw mistake("on", "on must be true or false");
        }
        return on.isMissingNode() ? Optional.empty() : Optional.of(on.booleanValue());
    }

    private static Map<String, String> settings(JsonNode body) {
        JsonNode node = body.path("settings");
        if (!node.isMissingNode() && !(node.isObject() && node.valueStream().allMatch(JsonNode::isString))) {
            throw mistake("settings", "settings must be an object of texts, like {\"dataset_id\":\"1234567890\"}");
        }
        Map<String, String> settings = new TreeMap<>();
        node.properties().forEach(each -> settings.put(each.getKey(), each.getValue().stringValue()));
        return settings;
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).isString() ? body.path(name).stringValue() : "";
    }

    private static ClientId client(String name) {
        try {
            return new ClientId(name);
        } catch (IllegalArgumentException wrong) {
            throw mistake("client", String.valueOf(wrong.getMessage()));
        }
    }

    private static Response json(ObjectNode node) {
        return Response.json(Json.bytes(node)).with("Cache-Control", "private, no-store");
    }

    private static Mistakes mistake(String field, String detail) {
        return new Mistakes(List.of(new Mistake(field, detail)));
    }
}
