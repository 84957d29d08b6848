package outlay.collect.door;

import java.util.List;
import outlay.json.JsonBytes;
import outlay.web.Problem;
import outlay.web.Response;

/// The answers of all doors: a status that is true for the whole request, and what became of each item.
public final class Answers {
    private static final int MOST_SECONDS = 5;
    private static final byte[] SUCCESS = JsonBytes.piece("{\"success\":");
    private static final byte[] RESULTS = JsonBytes.piece(",\"results\":[");
    private static final byte[] ID = JsonBytes.piece("{\"id\":");
    private static final byte[] STATUS = JsonBytes.piece(",\"status\":");
    private static final byte[] CODE = JsonBytes.piece(",\"code\":");
    private static final byte[] FIELD = JsonBytes.piece(",\"field\":");
    private static final byte[] REASON = JsonBytes.piece(",\"reason\":");
    /// More than an item takes that was stored.
    private static final int ROOM = 96;

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
        return Response.of(status(results), "application/json", begun(results).add('}').toBytes());
    }

    /// The body that goes with [#status], open at its end: a door may add to it.
    public static JsonBytes begun(List<Result> results) {
        JsonBytes out = new JsonBytes(ROOM + results.size() * ROOM).add(SUCCESS).flag(status(results) < 400)
                .add(RESULTS);
        for (int i = 0; i < results.size(); i++) {
            if (i > 0) {
                out.add(',');
            }
            item(out, results.get(i));
        }
        return out.add(']');
    }

    private static void item(JsonBytes out, Result result) {
        out.add(ID).text(result.id()).add(STATUS).text(result.status().label());
        result.drop().ifPresent(why -> out.add(CODE).text(why.label()));
        if (!result.reason().isEmpty() || result.drop().isPresent()) {
            out.add(FIELD).text(result.field()).add(REASON).text(result.reason());
        }
        out.add('}');
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
