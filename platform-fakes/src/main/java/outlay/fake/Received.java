package outlay.fake;

import java.time.Instant;
import java.util.Map;

/// A request that has come in.
///
/// @param path    without its query
/// @param query   what follows the question mark, decoded
/// @param headers by their names in lower case
record Received(String method, String path, Map<String, String> query, Map<String, String> headers, String body,
        Instant at) {
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// The token behind `Bearer`; empty where there is none.
    String bearer() {
        String said = header("authorization");
        return said.startsWith("Bearer ") ? said.substring("Bearer ".length()) : "";
    }
}
