package outlay.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The times that a call of the Segment specification carries.
public final class SegmentTime {
    private SegmentTime() {}

    /// The time on a true clock, of a call in a file: what the sender's clock said, moved by how wrong that clock was
    /// when it sent. Where the receiver has done that already it left the sender's own time in `originalTimestamp`.
    static Instant inFile(JsonNode call, JsonNode envelope) throws BadEvent {
        Optional<Instant> timestamp = read(call, "timestamp");
        Optional<Instant> original = read(call, "originalTimestamp");
        Optional<Instant> sent = read(call.has("sentAt") ? call : envelope, "sentAt");
        Optional<Instant> received = read(call.has("receivedAt") ? call : envelope, "receivedAt");
        if (timestamp.isPresent() && original.isPresent()) {
            return timestamp.get();
        }
        Optional<Instant> said = timestamp.or(() -> original);
        if (said.isPresent() && sent.isPresent() && received.isPresent()) {
            return said.get().plus(Duration.between(sent.get(), received.get()));
        }
        return said.or(() -> received).or(() -> sent).orElseThrow(() -> new BadEvent(Refusal.BAD_TIME, "timestamp",
                "it has no time; send \"timestamp\" like 2026-11-23T12:00:00.000Z"));
    }

    /// The time of that name, or empty where there is none.
    public static Optional<Instant> read(JsonNode node, String name) throws BadEvent {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Timestamp.parse(value.isString() ? value.stringValue() : value.toString()));
        } catch (IllegalArgumentException wrong) {
            BadEvent bad = new BadEvent(Refusal.BAD_TIME, name, "\"" + name + "\": " + wrong.getMessage());
            bad.initCause(wrong);
            throw bad;
        }
    }
}
