package outlay.collect.door;

import com.google.common.base.Suppliers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import outlay.collect.BadEvent;
import outlay.collect.Batch;
import outlay.collect.EventsFile;
import outlay.collect.Pieces;
import outlay.collect.Refusal;
import outlay.collect.SegmentEvent;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.json.JsonList;
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
            Optional<Parcel> batch = type.isEmpty() ? batch(body, key) : Optional.empty();
            return batch.isPresent() ? batch.get() : single(body, key);
        } catch (BadEvent wrong) {
            return new Parcel(key, List.of(new Broken(body, wrong)));
        }
    }

    private Optional<Parcel> batch(byte[] body, String key) throws BadEvent {
        Optional<JsonList> sound = Batch.sound(body, Steps.MOST_EVENTS);
        return sound.isPresent()
                ? Optional.of(parcel(sound.get().around(), key, read(body, sound.get())))
                : Batch.of(body, 1).map(batch -> parcel(batch.envelope(), key, cut(batch)));
    }

    private static Parcel parcel(JsonNode envelope, String key, List<Item> items) {
        return new Parcel(SegmentEvent.first(SegmentEvent.text(envelope, "writeKey"), key), items);
    }

    private List<Item> cut(Batch batch) {
        List<Item> items = new ArrayList<>(batch.calls().size());
        for (Pieces.Piece piece : batch.calls()) {
            items.add(new Call(piece, batch.envelope(), this));
        }
        return items;
    }

    private List<Item> read(byte[] body, JsonList batch) {
        // Cut only where the bytes of a call are wanted because something in it is refused, and then once for all.
        Supplier<List<Pieces.Piece>> pieces = Suppliers.memoize(() -> pieces(body));
        List<Item> items = new ArrayList<>(batch.elements().size());
        for (int i = 0; i < batch.elements().size(); i++) {
            int number = i;
            items.add(new Read(() -> pieces.get().get(number).bytes(), batch.elements().get(i), batch.around(), this));
        }
        return items;
    }

    private static List<Pieces.Piece> pieces(byte[] body) {
        try {
            return Batch.of(body, 1).orElseThrow().calls();
        } catch (BadEvent impossible) {
            throw new IllegalStateException("what was read as a batch can be cut as one", impossible);
        }
    }

    private Parcel single(byte[] body, String key) {
        if (body.length > EventsFile.EVENT_BYTES) {
            return new Parcel(key, List.of(new Broken(body, Call.tooLarge(body.length))));
        }
        try {
            JsonNode call = Json.read(body, EventsFile.EVENT_BYTES);
            return new Parcel(SegmentEvent.first(SegmentEvent.text(call, "writeKey"), key),
                    List.of(new Read(() -> body, call, JsonNodeFactory.instance.objectNode(), this)));
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

    /// A call of a batch that is not sound, not looked into yet.
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

    /// A call that has been read: in one pass with its batch, or as a request of its own.
    ///
    /// @param written its bytes
    private record Read(Supplier<byte[]> written, JsonNode call, JsonNode envelope, Segment segment) implements Item {
        @Override
        public byte[] bytes() {
            return written.get();
        }

        @Override
        public ObjectNode read() throws BadEvent {
            return segment.completed(call, envelope);
        }
    }
}
