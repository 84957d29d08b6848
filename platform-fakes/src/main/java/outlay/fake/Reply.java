package outlay.fake;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a platform answers.
record Reply(int status, Map<String, String> headers, String body) {
    static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("content-type", "application/json"), body.toString());
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), "");
    }
}
