package outlay.collect.door;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import outlay.collect.BadEvent;
import outlay.collect.Batch;
import outlay.collect.EventsFile;
import outlay.collect.Pieces;
import outlay.collect.Refusal;
import outlay.collect.SegmentEvent;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.web.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Segment HTTP tracking API: one call, or a batch of them, as JSON whatever the content type says.
///
/// @param type          of every call that comes this way, where the path names it, else ""
/// @param inQuery       whether the call is base64 in the query's `data`, as in an image's address
/// @param anonymousId   of calls that have none, "" where there is none to give
public record Segment(String type, boolean inQuery, String anonymousId) implements Protocol {
    /// The names in paths, of servers' libraries and of browsers', which shorten them.
    static final Map<String, String> PATHS = Map.ofEntries(Map.entry("track", "track"), Map.entry("t", "track"),
            Map.entry("page", "page"), Map.entry("p", "page"), Map.entry("screen", "screen"),
            Map.entry("s", "screen"), Map.entry("identify", "identify"), Map.entry("i", "identify"),
            Map.entry("group", "group"), Map.entry("g", "group"), Map.entry("alias", "alias"),
            Map.entry("a", "alias"), Map.entry("batch", ""), Map.entry("b", ""), Map.entry("import", ""));

    /// Batches, in which each call says its type; a single call is taken too.
    public static Segment batch() {
        return new Segment("", false, "");
    }

    static Segment call(String type) {
        return new Segment(type, false, "");
    }

    static Segment inQuery(String type) {
        return new Segment(type, true, "");
    }

    /// The same for a visitor whose id the sender does not know, but the door's cookie does.
    public Segment withAnonymousId(String id) {
        return new Segment(type, inQuery, id);
    }

    @Override
    public Parcel open(Hit hit) {
        String key = hit.query("writeKey");
        byte[] body = inQuery ? unbase64(hit.query("data")) : hit.body();
        try {
            Optional<Batch> batch = type.isEmpty() ? Batch.of(body, 1) : Optional.empty();
            if (batch.isPresent()) {
                JsonNode envelope = batch.get().envelope();
                List<Item> items = new ArrayList<>();
                for (Pieces.Piece piece : batch.get().calls()) {
                    items.add(new Call(piece, envelope, this));
                }
                return new Parcel(SegmentEvent.first(SegmentEvent.text(envelope, "writeKey"), key), items);
            }
        } catch (BadEvent wrong) {
            return new Parcel(key, List.of(new Broken(body, wrong)));
        }
        return single(body, key);
    }

    private Parcel single(byte[] body, String key) {
        if (body.length > EventsFile.EVENT_BYTES) {
            return new Parcel(key, List.of(new Broken(body, Call.tooLarge(body.length))));
        }
        try {
            JsonNode call = Json.read(body, EventsFile.EVENT_BYTES);
            return new Parcel(SegmentEvent.first(SegmentEvent.text(call, "writeKey"), key),
                    List.of(new Single(body, call, this)));
        } catch (BadJson wrong) {
            return new Parcel(key, List.of(new Broken(body, Broken.notJson(wrong))));
        }
    }

    @Override
    public Response answer(List<Result> results) {
        return Answers.json(results);
    }

    @Override
    public Response dropped(DropReason reason, int status, String detail) {
        return Answers.problem(reason, status, detail);
    }

    private static byte[] unbase64(String data) {
        String standard = data.replace('-', '+').replace('_', '/').replace(' ', '+');
        try {
            return Base64.getMimeDecoder().decode(standard);
        } catch (IllegalArgumentException notBase64) {
            return data.getBytes(StandardCharsets.UTF_8);
        }
    }

    /// The call as the one parser takes it: completed by its batch and its path, without what only we may say.
    private ObjectNode completed(JsonNode call, JsonNode envelope) throws BadEvent {
        if (!(call instanceof ObjectNode object)) {
            throw new BadEvent(Refusal.NOT_AN_EVENT,
                    "this is not an object; an event looks like {\"type\":\"page\",...}");
        }
        object.remove("receivedAt");
        object.remove("writeKey");
        if (envelope.path("context").isObject()) {
            Trees.fill(object, JsonNodeFactory.instance.objectNode().set("context", envelope.path("context")));
        }
        if (envelope.has("sentAt") && !object.has("sentAt")) {
            object.set("sentAt", envelope.path("sentAt"));
        }
        if (!type.isEmpty()) {
            object.put("type", type);
        }
        if (SegmentEvent.text(object, "anonymousId").isEmpty()) {
            Trees.put(object, "anonymousId", anonymousId);
        }
        return object;
    }

    /// A call in a batch, not looked into yet.
    private record Call(Pieces.Piece piece, JsonNode envelope, Segment segment) implements Item {
        static BadEvent tooLarge(long bytes) {
            return new BadEvent(Refusal.TOO_LARGE, String.format(Locale.ROOT,
                    "the event has %d bytes; at most %d are read", bytes, EventsFile.EVENT_BYTES));
        }

        @Override
        public byte[] bytes() {
            return piece.bytes();
        }

        @Override
        public String sha256() {
            return piece.sha256();
        }

        @Override
        public ObjectNode read() throws BadJson, BadEvent {
            if (piece.size() > EventsFile.EVENT_BYTES) {
                throw tooLarge(piece.size());
            }
            return segment.completed(Json.read(piece.bytes(), EventsFile.EVENT_BYTES), envelope);
        }
    }

    /// A call that was a request of its own.
    private record Single(byte[] bytes, JsonNode call, Segment segment) implements Item {
        @Override
        public ObjectNode read() throws BadEvent {
            return segment.completed(call, JsonNodeFactory.instance.objectNode());
        }
    }
}
