package outlay.collect.door;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import outlay.collect.BadEvent;
import outlay.collect.SegmentTime;
import outlay.fact.Seen;
import tools.jackson.databind.JsonNode;

/// When an event happened: what the sender's clock said, moved by how wrong that clock was when it sent.
///
/// A difference of up to a minute is left alone: it is the way of the request as much as the clock, and a repeated
/// delivery, which took another way, must give the same time. For the same reason a correction is by whole minutes. A
/// difference of more than a day is not corrected but flagged: it may be a clock, or a request that lay somewhere.
record Told(Instant at, Seen.Clock clock) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofDays(730);

    static Told of(JsonNode call, Instant receivedAt) throws BadEvent {
        Optional<Instant> original = SegmentTime.read(call, "originalTimestamp");
        Optional<Instant> timestamp = SegmentTime.read(call, "timestamp");
        Optional<Instant> sent = SegmentTime.read(call, "sentAt");
        Optional<Instant> said = original.or(() -> timestamp);
        if (said.isEmpty()) {
            return new Told(receivedAt, Seen.Clock.ON_ARRIVAL);
        }
        Duration wrong = sent.map(at -> Duration.between(at, receivedAt)).orElse(Duration.ZERO);
        boolean corrected = wrong.abs().compareTo(MINUTE) > 0 && wrong.abs().compareTo(DAY) <= 0;
        Instant at = corrected ? said.get().plus(wholeMinutes(wrong)) : said.get();
        if (at.isAfter(receivedAt.plus(DAY))) {
            return new Told(at, Seen.Clock.IN_FUTURE);
        }
        if (at.isBefore(receivedAt.minus(LONG))) {
            return new Told(at, Seen.Clock.LONG_AGO);
        }
        return new Told(at, corrected ? Seen.Clock.CORRECTED : Seen.Clock.AS_SENT);
    }

    private static Duration wholeMinutes(Duration difference) {
        return Duration.ofMinutes(Math.floorDiv(difference.plusSeconds(30).toSeconds(), 60));
    }
}
