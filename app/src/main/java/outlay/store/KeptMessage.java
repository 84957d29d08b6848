package outlay.store;

import java.time.Instant;
import outlay.base.ClientId;

/// What a webhook is to be told, or was.
///
/// @param id       the same for the same that happened
/// @param sealed   the body
/// @param tries    attempts since it was first to be sent, or was asked for again
/// @param attempts all of them
/// @param due      when the next one is, while it waits
public record KeptMessage(ClientId client, String webhook, String id, String event, Instant happenedAt, String sealed,
        State state, int tries, int attempts, Instant due) {
    /// Where a message has come to.
    public enum State {
        WAITING,
        /// The receiver has it.
        TAKEN,
        /// Every attempt failed.
        GIVEN_UP
    }

    /// After one more attempt.
    public KeptMessage tried(State next, Instant nextDue) {
        return new KeptMessage(client, webhook, id, event, happenedAt, sealed, next, tries + 1, attempts + 1, nextDue);
    }
}
