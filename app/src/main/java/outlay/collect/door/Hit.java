package outlay.collect.door;

import java.time.Instant;
import java.util.List;
import outlay.collect.VisitorCountry;
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

    /// Where it came from, as far as it can be believed.
    String address() {
        return request.remote();
    }

    /// From which country, likewise, or "".
    String country() {
        return VisitorCountry.of(request.country());
    }
}
