package outlay.web;

import java.util.Locale;
import outlay.json.BadJson;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// What a request says in its body, as JSON.
public final class JsonBody {
    private JsonBody() {}

    /// A page of another site can send a form without asking; it cannot send JSON without the browser asking us first.
    ///
    /// @throws Refused unless the body is JSON and says so
    public static JsonNode read(Request request, int mostBytes) {
        if (!request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refused(Problem.of(415, "Not JSON", "send the body as application/json"));
        }
        try {
            return Json.read(request.body(), mostBytes);
        } catch (BadJson wrong) {
            throw new Refused(Problem.of(400, "Not JSON", String.valueOf(wrong.getMessage())));
        }
    }
}
