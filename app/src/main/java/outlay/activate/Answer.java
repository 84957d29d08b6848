package outlay.activate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.json.BadJson;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// What a destination said.
///
/// @param headers by their names in lower case; of repeated ones the first
/// @param at      when it came, which a moment in `Retry-After` is counted from
public record Answer(int status, SortedMap<String, String> headers, byte[] body, Instant at) {
    public static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofDays(2);

    public Answer(int status, Map<String, String> headers, byte[] body, Instant at) {
        this(status, new TreeMap<>(headers), body, at);
    }

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /// The body as JSON; empty where it is none, whatever it calls itself.
    public Optional<JsonNode> json() {
        try {
            return Optional.of(Json.read(body, MOST_BYTES));
        } catch (BadJson unreadable) {
            return Optional.empty();
        }
    }

    /// How long to wait, where the destination says so in seconds or as a moment; at most two days, at least a second.
    public Optional<Duration> retryAfter() {
        String said = headers.getOrDefault("retry-after", "").strip();
        if (said.matches("\\d{1,9}")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(said))));
        }
        try {
            Instant until = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(bounded(Duration.between(at, until)));
        } catch (DateTimeException notSaid) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        Duration least = Duration.ofSeconds(1);
        return wait.compareTo(least) < 0 ? least : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    @Override
    public String toString() {
        return "Answer " + status + ", " + body.length + " bytes";
    }
}
