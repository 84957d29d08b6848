package outlay.notify;

import java.time.Duration;
import java.util.Optional;
import outlay.activate.egress.Outcome;

/// How an attempt ended.
///
/// @param status of HTTP; 0 where there was no answer
/// @param said   in a few words; the receiver's own are not among them
/// @param after  how long the receiver wants to be left alone
public record Attempted(int status, String said, Optional<Duration> after) {
    private static final int GONE = 410;

    static Attempted of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> new Attempted(answered.answer().status(),
                    answered.answer().successful() ? "taken" : "answered " + answered.answer().status(),
                    answered.answer().retryAfter());
            case Outcome.Forbidden forbidden -> new Attempted(0, forbidden.why(), Optional.empty());
            case Outcome.NotSent notSent -> new Attempted(0, "not reached: " + notSent.why(), Optional.empty());
            case Outcome.NoAnswer noAnswer -> new Attempted(0, "no answer: " + noAnswer.why(), Optional.empty());
        };
    }

    public boolean taken() {
        return status >= 200 && status < 300;
    }

    /// The receiver does not want to be told anything any more.
    boolean gone() {
        return status == GONE;
    }
}
