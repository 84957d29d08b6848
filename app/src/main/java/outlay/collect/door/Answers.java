package outlay.collect.door;

import java.util.List;
import outlay.json.Json;
import outlay.web.Problem;
import outlay.web.Response;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The answers of all doors: a status that is true for the whole request, and what became of each item.
public final class Answers {
    private static final int MOST_SECONDS = 5;

    private Answers() {}

    /// 200 all taken; 207 look at the items; 400 none can ever be taken as it is; 503 send all of it again.
    public static int status(List<Result> results) {
        int plain = 0;
        int refused = 0;
        for (Result result : results) {
            if (result.worthRetrying()) {
                return 503;
            }
            switch (result.status()) {
                case STORED, DUPLICATE -> plain++;
                case REFUSED -> refused++;
                case CONFLICT -> {
                    // Kept, and to be looked at.
                }
            }
        }
        if (refused > 0 && refused == results.size()) {
            return 400;
        }
        return plain == results.size() ? 200 : 207;
    }

    static Response json(List<Result> results) {
        return Response.of(status(results), "application/json", Json.bytes(node(results)));
    }

    /// The body that goes with [#status]; a door may add to it.
    public static ObjectNode node(List<Result> results) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("success", status(results) < 400);
        ArrayNode list = node.putArray("results");
        for (Result result : results) {
            ObjectNode item = list.addObject().put("id", result.id()).put("status", result.status().label());
            result.drop().ifPresent(why -> item.put("code", why.label()));
            if (!result.reason().isEmpty() || result.drop().isPresent()) {
                item.put("field", result.field()).put("reason", result.reason());
            }
        }
        return node;
    }

    static Response problem(DropReason reason, int status, String detail) {
        return Problem.of(status, "Not taken: " + reason.label(), detail).response();
    }

    /// Lets pages of other origins send and read the answer; the key in the request is what lets them in, no cookie.
    static Response open(Response response) {
        return response.with("Access-Control-Allow-Origin", "*").with("Cross-Origin-Resource-Policy", "cross-origin")
                .with("Cache-Control", "no-store");
    }

    /// Spreads those that come again over a few seconds.
    static Response again(Response response, Hit hit) {
        return response.with("Retry-After", String.valueOf(1 + hit.receivedAt().toEpochMilli() % MOST_SECONDS));
    }

    /// What a browser asks before a request that a form could not send. Libraries invent headers with every version,
    /// and none of them lets anybody in; only the one of the key has to be named.
    static Response preflight() {
        return open(Response.of(204, "text/plain; charset=utf-8", new byte[0]))
                .with("Access-Control-Allow-Methods", "POST, GET, OPTIONS")
                .with("Access-Control-Allow-Headers", "*, Authorization")
                .with("Access-Control-Max-Age", "86400");
    }
}
