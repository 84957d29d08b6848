package outlay.collect.door.tag;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import outlay.collect.BadEvent;
import outlay.collect.door.Answers;
import outlay.collect.door.DropReason;
import outlay.collect.door.Hit;
import outlay.collect.door.Protocol;
import outlay.collect.door.Result;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.json.JsonBytes;
import outlay.web.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One request of o.js: the batch of another protocol whose calls get the browser's id, as long as nobody said no.
///
/// The id is the cookie's; else the one that the page proposes, so that requests side by side agree; else a new one.
/// Only a plain yes to analytics makes it last; a plain no takes it back.
final class Visit implements Protocol {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int ID_BYTES = 16;
    private static final byte[] ID = JsonBytes.piece(",\"id\":");

    private final Protocol batch;
    private final Page page;
    private final Optional<String> cookie;
    private final RandomGenerator random;
    private String presentedKey = "";
    private String id = "";
    private boolean granted;
    private boolean denied;

    Visit(Protocol batch, Page page, Optional<String> cookie, RandomGenerator random) {
        this.batch = batch;
        this.page = page;
        this.cookie = cookie;
        this.random = random;
    }

    @Override
    public Parcel open(Hit hit) {
        Parcel parcel = batch.open(hit);
        presentedKey = parcel.presentedKey();
        if (parcel.items().isEmpty()) {
            withdraw(hit.body());
        }
        return new Parcel(presentedKey, parcel.items().stream().map(this::withId).toList());
    }

    @Override
    public Response answer(List<Result> results) {
        byte[] body = Answers.begun(results).add(ID).text(granted && !denied ? id : "").add('}').toBytes();
        int status = Answers.status(results);
        Response response = Response.of(status, "application/json", body);
        return status >= 500 ? response : setCookie().map(line -> response.with("Set-Cookie", line)).orElse(response);
    }

    @Override
    public Response dropped(DropReason reason, int status, String detail) {
        return batch.dropped(reason, status, detail);
    }

    String presentedKey() {
        return presentedKey;
    }

    private Optional<String> setCookie() {
        if (denied) {
            return cookie.flatMap(known -> IdCookie.expire(page));
        }
        return granted ? IdCookie.set(id, page) : Optional.empty();
    }

    /// An envelope without calls says only that consent is withdrawn.
    private void withdraw(byte[] body) {
        try {
            hear(Json.read(body, MOST_BYTES).path("context"));
        } catch (BadJson unreadable) {
            // Whatever it was, it is not a plain no; the cookie stays as it is.
            denied = false;
        }
    }

    private Item withId(Item item) {
        return new Item() {
            @Override
            public byte[] bytes() {
                return item.bytes();
            }

            @Override
            public String sha256() {
                return item.sha256();
            }

            @Override
            public ObjectNode read() throws BadJson, BadEvent {
                ObjectNode call = item.read();
                JsonNode context = call.path("context");
                if (hear(context)) {
                    if (id.isEmpty()) {
                        id = cookie.orElseGet(() -> proposed(context.path("candidateId")));
                    }
                    call.put("anonymousId", id);
                }
                return call;
            }
        };
    }

    /// Whether the call may have an id.
    private boolean hear(JsonNode context) {
        JsonNode analytics = context.path("consent").path("categoryPreferences").path("analytics");
        boolean no = analytics.isBoolean() && !analytics.booleanValue();
        denied |= no;
        granted |= analytics.isBoolean() && analytics.booleanValue();
        return !no;
    }

    private String proposed(JsonNode candidate) {
        return candidate.isString() && IdCookie.isId(candidate.stringValue()) ? candidate.stringValue() : newId();
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
