package outlay.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import outlay.Settings;
import outlay.ops.Finding;
import outlay.store.OutboxCheck;
import outlay.store.StoreCheck;

/// Whether conversions go out.
final class OutboxFinding {
    private static final Duration LONG = Duration.ofDays(1);

    private OutboxFinding() {}

    static Finding of(Settings settings) {
        Instant now = Clock.systemUTC().instant();
        try {
            return StoreCheck.outbox(settings.data(), settings.databaseUrl(), now).map(check -> of(check, now))
                    .orElseGet(() -> Finding.ok("deliveries", "there is nothing to deliver yet"));
        } catch (RuntimeException unreadable) {
            return Finding.fail("deliveries", "cannot be read: "
                    + String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("no reason given"));
        }
    }

    private static Finding of(OutboxCheck check, Instant now) {
        if (!check.paused().isEmpty()) {
            return Finding.warn("deliveries", check.paused().stream()
                    .map(pause -> pause.lane() + " is paused: " + pause.reason()).collect(Collectors.joining("; ")));
        }
        String detail = check.waiting() + " wait" + check.oldest().map(oldest -> ", the oldest since " + oldest)
                .orElse("") + "; " + check.expired() + " expired within a day";
        boolean late = check.oldest().isPresent() && check.oldest().get().isBefore(now.minus(LONG));
        return late || check.expired() > 0 ? Finding.warn("deliveries", detail) : Finding.ok("deliveries", detail);
    }
}
