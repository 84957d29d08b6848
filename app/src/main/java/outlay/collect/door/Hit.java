package outlay.collect.door;

import java.time.Instant;
import java.util.List;
import outlay.web.Request;

/// One request at a door, its body unpacked.
///
/// @param body       as the sender wrote it, before packing
/// @param receivedAt by our clock
public record Hit(Request request, byte[] body, Instant receivedAt) {
    /// The first value of that name in the query, or "".
    String query(String name) {
        List<String> values = request.query().getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// Where it came from: what our own proxy noted last, where one on this machine is in front of us, else the other
    /// end of the connection. What a foreign sender writes about itself is not believed.
    String address() {
        String forwarded = request.header("X-Forwarded-For").orElse("");
        boolean ownProxy = request.remote().equals("127.0.0.1") || request.remote().equals("[::1]")
                || request.remote().equals("::1") || request.remote().equals("[0:0:0:0:0:0:0:1]");
        return ownProxy && !forwarded.isBlank()
                ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()
                : request.remote().replace("[", "").replace("]", "");
    }
}
