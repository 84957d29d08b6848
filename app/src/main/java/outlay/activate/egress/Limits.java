package outlay.activate.egress;

import java.time.Duration;
import outlay.activate.Answer;

/// How long and how much.
///
/// @param connect until a connection stands, its name looked up
/// @param whole   until an answer has come, to its end
/// @param most    bytes of an answer
/// @param each    connections to one host at a time
public record Limits(Duration connect, Duration whole, int most, int each) {
    public static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), Answer.MOST_BYTES,
            16);
}
