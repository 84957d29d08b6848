package outlay.activate;

import java.time.Duration;

/// How often an account may call: in any stretch of `per` at most `calls` times.
public record Rate(int calls, Duration per) {
    /// Of a destination whose documents name no limit that one sender could reach.
    public static final Rate USUAL = new Rate(1_000, Duration.ofSeconds(1));
}
