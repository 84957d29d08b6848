package outlay.collect.door;

import java.util.Base64;
import java.util.List;
import outlay.collect.SegmentEvent;
import outlay.web.Response;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import outlay.json.Json;

/// An image of one transparent dot, for mails and pages without scripts: `GET /o/p.gif?k=KEY&u=URL`. The answer is the
/// image whatever happened; its status tells.
///
/// @param anonymousId of visitors who bring none, "" where there is none to give
public record Pixel(String anonymousId) implements Protocol {
    private static final byte[] DOT = Base64.getDecoder()
            .decode("R0lGODlhAQABAPAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

    public static Pixel open() {
        return new Pixel("");
    }

    @Override
    public Parcel open(Hit hit) {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        String event = hit.query("e");
        call.put("type", event.isEmpty() ? "page" : "track");
        Trees.put(call, "event", event);
        Trees.put(call, "messageId", hit.query("id"));
        Trees.put(call, "anonymousId", SegmentEvent.first(hit.query("aid"), anonymousId));
        Trees.put(call, "userId", hit.query("uid"));
        ObjectNode page = call.putObject("context").putObject("page");
        Trees.put(page, "url", SegmentEvent.first(hit.query("u"), hit.request().header("Referer").orElse("")));
        Trees.put(page, "referrer", hit.query("r"));
        if (hit.query("id").isEmpty()) {
            ObjectNode sent = call.deepCopy();
            sent.put("arrived", hit.receivedAt().toString());
            call.put("messageId", "pixel-" + Ga4.id(sent));
        }
        return new Parcel(hit.query("k"), List.of(new Event(call)));
    }

    @Override
    public Response answer(List<Result> results) {
        return dot(Answers.status(results));
    }

    @Override
    public Response dropped(DropReason reason, int status, String detail) {
        return dot(status);
    }

    private static Response dot(int status) {
        return Response.of(status, "image/gif", DOT);
    }

    private record Event(ObjectNode call) implements Item {
        @Override
        public byte[] bytes() {
            return Json.bytes(call);
        }

        @Override
        public ObjectNode read() {
            return call;
        }
    }
}
