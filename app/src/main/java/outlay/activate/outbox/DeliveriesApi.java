package outlay.activate.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import outlay.activate.Destination;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.store.ClientOutbox;
import outlay.store.DeliveryPlace;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.KeptPause;
import outlay.store.Lane;
import outlay.store.OutboxStore;
import outlay.web.JsonBody;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Paging;
import outlay.web.PeopleKey;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Deliveries over HTTP: what was told and what became of it, how well each account is told, having it told again.
public final class DeliveriesApi {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_LETTERS = 1_000;

    private final OutboxStore outbox;
    private final Function<String, Optional<Destination>> destinations;
    private final Accounts accounts;
    private final PeopleKey key;
    private final Clock clock;

    /// @param destinations by their labels
    /// @param accounts     for their targets and keys
    /// @param key          conversions' ids and what consent rests on may name people
    public DeliveriesApi(OutboxStore outbox, Function<String, Optional<Destination>> destinations, Accounts accounts,
            PeopleKey key, Clock clock) {
        this.key = key;
        this.outbox = outbox;
        this.destinations = destinations;
        this.accounts = accounts;
        this.clock = clock;
    }

    public Router addTo(Router routes) {
        return routes //
                .get("/api/v1/deliveries", this::list) //
                .get("/api/v1/deliveries/conversion", request -> read(request, this::conversion)) //
                .get("/api/v1/deliveries/health", request -> read(request, this::health)) //
                .post("/api/v1/deliveries/replay", request -> say(request, this::replay)) //
                .post("/api/v1/deliveries/pause", request -> say(request, this::pause)) //
                .post("/api/v1/deliveries/resume", request -> say(request, this::resume));
    }

    /// What somebody asks, by the names of what they ask it with; "" for what is not there.
    @FunctionalInterface
    private interface Question {
        ObjectNode ask(ClientId client, Function<String, String> texts);
    }

    private Response read(Request request, Question question) {
        return answer(request, name -> request.query().getOrDefault(name, List.of("")).get(0), question);
    }

    private Response say(Request request, Question question) {
        JsonNode body = JsonBody.read(request, MOST_BYTES);
        return answer(request, name -> body.path(name).asString(""), question);
    }

    private Response answer(Request request, Function<String, String> texts, Question question) {
        ClientId client;
        try {
            client = new ClientId(texts.apply("client"));
        } catch (IllegalArgumentException wrong) {
            throw mistake("client", String.valueOf(wrong.getMessage()));
        }
        key.check(request, client);
        return Response.json(Json.bytes(question.ask(client, texts))).with("Cache-Control", "private, no-store");
    }

    private Response list(Request request) {
        Paging<DeliveryPlace> paging = Paging.read(request, USUAL_ROWS, MOST_ROWS, DeliveriesJson::place);
        return read(request, (client, texts) -> {
            ObjectNode node = head(client);
            ArrayNode list = node.putArray("deliveries");
            List<KeptDelivery> found = outbox.of(client).page(text(texts, "account"), state(texts), paging.after(),
                    paging.sought());
            paging.page(found, DeliveriesJson::place, node).forEach(row -> DeliveriesJson.row(list.addObject(), row));
            return node;
        });
    }

    private ObjectNode conversion(ClientId client, Function<String, String> texts) {
        String id = must(texts, "id");
        List<KeptDelivery> rows = outbox.of(client).conversion(id);
        if (rows.isEmpty()) {
            throw new Refused(new Problem(404, "Unknown conversion", "it was never to be told",
                    List.of(new Mistake("id", "there is no delivery of " + id
                            + "; /api/v1/deliveries lists those that there are"))));
        }
        ObjectNode node = head(client);
        for (KeptDelivery row : rows) {
            ObjectNode one = node.withArray("deliveries").addObject();
            DeliveriesJson.row(one, row);
            one.putArray("receipts");
            outbox.receipts(row.lane(), row.key()).stream()
                    .filter(receipt -> receipt.change() == row.wish().change())
                    .forEach(receipt -> DeliveriesJson.receipt(one.withArray("receipts").addObject(), receipt));
        }
        return node;
    }

    private ObjectNode health(ClientId client, Function<String, String> texts) {
        ObjectNode node = head(client);
        List<KeptPause> pauses = outbox.pauses(client);
        node.putArray("accounts");
        for (DeliveryHealth health : DeliveryHealth.of(outbox, client, destinations, accounts, now())) {
            DeliveriesJson.health(node.withArray("accounts").addObject(), health, pauses.stream()
                    .filter(pause -> pause.lane().account().equals(health.account())).findFirst(),
                    Matched.of(outbox, client, health.account(), accounts));
        }
        return node;
    }

    private ObjectNode replay(ClientId client, Function<String, String> texts) {
        Replay.Wanted wanted;
        try {
            wanted = new Replay.Wanted(text(texts, "account"), state(texts), text(texts, "conversion"));
        } catch (IllegalArgumentException wrong) {
            throw mistake("state", String.valueOf(wrong.getMessage()));
        }
        ClientOutbox own = outbox.of(client);
        Replay replay = Replay.of(own, wanted, destinations, now());
        boolean allow = texts.apply("allow_duplicates").equals("true");
        boolean dry = texts.apply("dry_run").equals("true");
        int replayed = dry ? 0 : replay.run(own, allow, now());
        return head(client).put("found", replay.safe().size() + replay.twice().size())
                .put("may_count_twice", replay.twice().size()).put("replayed", replayed);
    }

    private ObjectNode pause(ClientId client, Function<String, String> texts) {
        String reason = texts.apply("reason");
        if (reason.length() > MOST_LETTERS) {
            throw mistake("reason", "reason is longer than " + MOST_LETTERS + " characters; shorten it");
        }
        Lane lane = new Lane(client, must(texts, "account"));
        outbox.pause(new KeptPause(lane, now(), reason.isEmpty() ? "paused by hand" : reason));
        return head(client).put("account", lane.account()).put("paused", true);
    }

    private ObjectNode resume(ClientId client, Function<String, String> texts) {
        Lane lane = new Lane(client, must(texts, "account"));
        if (!outbox.resume(lane)) {
            throw mistake("account", lane.account() + " is not paused");
        }
        return head(client).put("account", lane.account()).put("paused", false);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ObjectNode head(ClientId client) {
        return JsonNodeFactory.instance.objectNode().put("client", client.value());
    }

    private static Optional<String> text(Function<String, String> texts, String name) {
        return Optional.of(texts.apply(name)).filter(text -> !text.isEmpty());
    }

    private static String must(Function<String, String> texts, String name) {
        return text(texts, name).orElseThrow(() -> mistake(name, name + " is missing"));
    }

    private static Optional<DeliveryState> state(Function<String, String> texts) {
        try {
            return text(texts, "state").map(DeliveryState::of);
        } catch (IllegalArgumentException wrong) {
            throw mistake("state", String.valueOf(wrong.getMessage()));
        }
    }

    private static Mistakes mistake(String field, String detail) {
        return new Mistakes(List.of(new Mistake(field, detail)));
    }
}
