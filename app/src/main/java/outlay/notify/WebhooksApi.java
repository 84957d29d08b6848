package outlay.notify;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.store.KeptMessage;
import outlay.store.MessagePlace;
import outlay.store.WebhookStore;
import outlay.web.Etag;
import outlay.web.JsonBody;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Paging;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Webhooks over HTTP. A secret is told when it is made, and never again.
public final class WebhooksApi {
    private static final String PATH = "/api/v1/webhooks";
    private static final String ONE = PATH + "/{id}";
    private static final int MOST_BYTES = 16 * 1024;
    private static final int USUAL_PAGE = 50;
    private static final int MOST_PAGE = 500;
    private static final int MOST_MESSAGE_BYTES = 256 * 1024;

    private final WebhookBook book;
    private final WebhookStore store;
    private final WebhookEngine engine;
    private final Clock clock;

    public WebhooksApi(WebhookBook book, WebhookStore store, WebhookEngine engine, Clock clock) {
        this.book = book;
        this.store = store;
        this.engine = engine;
        this.clock = clock;
    }

    public Router addTo(Router routes) {
        return routes.get(PATH, this::list) //
                .get(ONE + "/messages", this::messages) //
                .post(PATH, request -> change(request, (client, body) -> secret(
                        book.add(client, text(body, "url"), events(body))))) //
                .post(ONE, request -> change(request, (client, body) -> set(request, client, body))) //
                .post(ONE + "/remove", request -> changeOne(request, (webhook, body) -> {
                    book.remove(webhook.kept().client(), webhook.kept().id());
                    return JsonNodeFactory.instance.objectNode().put("removed", webhook.kept().id());
                })) //
                .post(ONE + "/restore", request -> change(request, (client, body) -> restore(client,
                        request.parameter("id")))) //
                .post(ONE + "/secret", request -> changeOne(request, (webhook, body) -> secret(book.rotate(webhook))))
                .post(ONE + "/test", request -> changeOne(request, (webhook, body) -> {
                    Attempted attempt = engine.test(webhook);
                    return JsonNodeFactory.instance.objectNode().put("taken", attempt.taken())
                            .put("status", attempt.status()).put("said", attempt.said());
                })) //
                .post(ONE + "/replay", request -> changeOne(request, this::replay));
    }

    private Response list(Request request) {
        ClientId client = client(request.query().getOrDefault("client", List.of("")).getFirst());
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        var list = node.putArray("webhooks");
        book.of(client).forEach(webhook -> list.add(node(webhook)));
        var removed = node.putArray("removed");
        book.removed(client).forEach((webhook, at) -> removed.addObject().put("id", webhook.kept().id())
                .put("url", webhook.url()).put("removed_at", at.toString())
                .put("gone_at", at.plus(WebhookBook.SECOND_THOUGHTS).toString()));
        var events = node.putArray("events");
        Event.all().forEach(event -> events.addObject().put("event", event.label()).put("says", event.sentence()));
        return json(node);
    }

    /// One at a time, so that nobody changes it between the check and the change.
    private synchronized ObjectNode set(Request request, ClientId client, JsonNode body) {
        Webhook webhook = existing(client, request.parameter("id"));
        Etag.check(request, tag(webhook));
        String url = body.has("url") ? text(body, "url") : webhook.url();
        Set<Event> events = body.has("events")
                ? events(body)
                : WebhookBook.events(List.copyOf(webhook.kept().events()));
        if (body.has("on") && !body.path("on").isBoolean()) {
            throw new IllegalArgumentException("on must be true or false");
        }
        book.set(webhook, url, events);
        if (body.has("on")) {
            book.turn(webhook, body.path("on").booleanValue());
        }
        return node(existing(client, webhook.kept().id()));
    }

    private ObjectNode restore(ClientId client, String id) {
        if (!book.restore(client, id)) {
            throw new Refused(Problem.of(404, "Unknown webhook", "client " + client + " has removed no webhook " + id
                    + " that can still be put back; " + PATH + " lists them under removed"));
        }
        return node(existing(client, id));
    }

    private ObjectNode replay(Webhook webhook, JsonNode body) {
        String message = text(body, "message");
        boolean period = body.has("from") && body.has("to");
        if (message.isEmpty() == !period) {
            throw new IllegalArgumentException("give either message, or from and to");
        }
        Instant from = period ? instant(body, "from") : Instant.EPOCH;
        Instant to = period ? instant(body, "to") : clock.instant().plusSeconds(1);
        return JsonNodeFactory.instance.objectNode().put("replayed", store.again(webhook.kept().client(),
                webhook.kept().id(), message, from, to, clock.instant()));
    }

    private Response messages(Request request) {
        ClientId client = client(request.query().getOrDefault("client", List.of("")).getFirst());
        Webhook webhook = existing(client, request.parameter("id"));
        Paging<MessagePlace> paging = Paging.read(request, USUAL_PAGE, MOST_PAGE, WebhooksApi::place);
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value()).put("webhook",
                webhook.kept().id());
        List<KeptMessage> found = store.page(client, webhook.kept().id(), paging.after(), paging.sought());
        var list = node.putArray("messages");
        paging.page(found, kept -> kept.happenedAt().toEpochMilli() + "." + kept.id(), node)
                .forEach(kept -> list.add(node(kept)));
        return json(node);
    }

    private static MessagePlace place(String text) {
        int dot = text.indexOf('.');
        return new MessagePlace(Long.parseLong(text.substring(0, Math.max(0, dot))), text.substring(dot + 1));
    }

    private ObjectNode node(KeptMessage kept) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", kept.id()).put("event", kept.event())
                .put("happened_at", kept.happenedAt().toString())
                .put("state", kept.state().name().toLowerCase(Locale.ROOT))
                .put("next_attempt_at", kept.state() == KeptMessage.State.WAITING ? kept.due().toString() : null);
        try {
            byte[] body = book.bytes(kept.client(), WebhookEngine.about(kept.id()), kept.sealed());
            node.set("body", Json.read(body, MOST_MESSAGE_BYTES));
        } catch (BadJson damaged) {
            throw new IllegalStateException("message " + kept.id() + " is damaged", damaged);
        }
        var attempts = node.putArray("attempts");
        store.attempts(kept.client(), kept.webhook(), kept.id()).forEach(attempt -> attempts.addObject()
                .put("number", attempt.number()).put("at", attempt.at().toString()).put("status", attempt.status())
                .put("said", attempt.said()));
        return node;
    }

    /// What somebody can set of it.
    private static ObjectNode settable(Webhook webhook) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", webhook.kept().id()).put("url",
                webhook.url());
        var events = node.putArray("events");
        new TreeSet<>(webhook.kept().events()).forEach(events::add);
        return node.put("on", webhook.kept().on());
    }

    private static String tag(Webhook webhook) {
        return Etag.of(Json.bytes(settable(webhook)));
    }

    /// Everything but its secret.
    static ObjectNode node(Webhook webhook) {
        return settable(webhook).put("etag", tag(webhook)).put("off", webhook.kept().off())
                .put("created_at", webhook.kept().createdAt().toString())
                .put("failing_since", webhook.kept().failing().map(Instant::toString).orElse(null))
                .put("old_secret_until", webhook.previous().map(old -> old.until().toString()).orElse(null));
    }

    private static ObjectNode secret(Webhook webhook) {
        return node(webhook).put("secret", webhook.secret());
    }

    private Response changeOne(Request request, BiFunction<Webhook, JsonNode, ObjectNode> work) {
        return change(request, (client, body) -> work.apply(existing(client, request.parameter("id")), body));
    }

    private static Response change(Request request, BiFunction<ClientId, JsonNode, ObjectNode> work) {
        JsonNode body = JsonBody.read(request, MOST_BYTES);
        ClientId client = client(text(body, "client"));
        try {
            return json(work.apply(client, body));
        } catch (IllegalArgumentException wrong) {
            String says = String.valueOf(wrong.getMessage());
            throw new Mistakes(List.of(new Mistake(says.replaceFirst("[^a-z].*", ""), says)));
        }
    }

    private Webhook existing(ClientId client, String id) {
        return book.find(client, id).orElseThrow(() -> new Refused(Problem.of(404, "Unknown webhook",
                "client " + client + " has no webhook " + id + "; " + PATH + " lists them")));
    }

    private static Set<Event> events(JsonNode body) {
        List<String> labels = new ArrayList<>();
        body.path("events").forEach(event -> labels.add(event.asString("")));
        return WebhookBook.events(labels);
    }

    private static Instant instant(JsonNode body, String name) {
        try {
            return Instant.parse(text(body, name));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(name + " must be an instant like 2026-10-01T12:00:00Z", wrong);
        }
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).isString() ? body.path(name).stringValue() : "";
    }

    private static ClientId client(String name) {
        try {
            return new ClientId(name);
        } catch (IllegalArgumentException wrong) {
            throw new Mistakes(List.of(new Mistake("client", String.valueOf(wrong.getMessage()))));
        }
    }

    private static Response json(ObjectNode node) {
        return Response.json(Json.bytes(node)).with("Cache-Control", "private, no-store");
    }
}
