package outlay.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import outlay.base.ClientId;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Withdrawal;
import outlay.identity.Identifier;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.Outcome;

/// Puts somebody's word that two identifiers belong together, or do not, into the log.
public final class Words {
    private static final String PREFIX = "word/";

    private final Log log;
    private final Clock clock;
    private final Supplier<String> ids;

    /// @param ids each of which is new
    public Words(Log log, Clock clock, Supplier<String> ids) {
        this.log = log;
        this.clock = clock;
        this.ids = ids;
    }

    /// Whether the fact is somebody's word that two devices are one person's. What a sender calls so has what its door
    /// has seen.
    static boolean joins(Fact fact) {
        return fact instanceof Event event && event.type() == Event.Type.ALIAS && event.seen().isEmpty()
                && event.id().startsWith(PREFIX);
    }

    /// Returns when the word is on disk.
    ///
    /// @param reason in the words of whoever decides, or ""
    /// @throws IllegalStateException when the log does not take it, with why
    public void say(ClientId client, Identifier one, Identifier other, Saying saying, String reason) {
        Instant now = clock.instant();
        String id = PREFIX + ids.get();
        Fact word = switch (saying) {
            case SPLIT -> withdrawal(client, id, one, other, true, reason);
            case JOIN_BACK -> withdrawal(client, id, one, other, false, reason);
            case JOIN -> new Event(client, id, now, Event.Type.ALIAS, reason, one.value(), "", other.value(), "",
                    Landing.NONE, Optional.empty());
        };
        Entry entry = FactCodec.encode(word, now);
        if (log.append(List.of(entry)).join().get(0) instanceof Outcome.Refused refused) {
            throw new IllegalStateException("the log did not take it: " + refused.reason() + " (" + refused.detail()
                    + ")");
        }
    }

    private Withdrawal withdrawal(ClientId client, String id, Identifier one, Identifier other, boolean stands,
            String reason) {
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        return new Withdrawal(client, id, clock.instant(), (inOrder ? one : other).toString(),
                (inOrder ? other : one).toString(), stands, reason);
    }
}
