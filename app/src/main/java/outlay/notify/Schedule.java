package outlay.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// When a message that was not taken is sent again: as Standard Webhooks recommends, each time up to a tenth later, so
/// that what failed together does not come back together.
final class Schedule {
    static final List<Duration> WAITS = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14),
            Duration.ofHours(20), Duration.ofHours(24));
    private static final double MOST_LATER = 0.1;

    private final SplittableRandom random;

    Schedule(long seed) {
        random = new SplittableRandom(seed);
    }

    /// How long to wait after that many attempts; empty where none is left.
    ///
    /// @param asked what the receiver has asked for, which is never undercut
    synchronized Optional<Duration> after(int tries, Optional<Duration> asked) {
        if (tries > WAITS.size()) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(tries - 1);
        Duration later = wait.plusMillis((long) (wait.toMillis() * MOST_LATER * random.nextDouble()));
        return Optional.of(asked.filter(least -> least.compareTo(later) > 0).orElse(later));
    }
}
