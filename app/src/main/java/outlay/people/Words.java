package outlay.people;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import outlay.base.ClientId;
import outlay.fact.Withdrawal;
import outlay.identity.Identifier;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.Outcome;

/// Puts somebody's word that two identifiers do not belong together into the log, or that they do after all.
public final class Words {
    private final Log log;
    private final Clock clock;
    private final Supplier<String> ids;

    /// @param ids each of which is new
    public Words(Log log, Clock clock, Supplier<String> ids) {
        this.log = log;
        this.clock = clock;
        this.ids = ids;
    }

    /// Returns when the word is on disk.
    ///
    /// @param stands false to take an earlier word back
    /// @param reason in the words of whoever decides, or ""
    /// @throws IllegalStateException when the log does not take it, with why
    public Withdrawal say(ClientId client, Identifier one, Identifier other, boolean stands, String reason) {
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        Withdrawal word = new Withdrawal(client, "word/" + ids.get(), clock.instant(),
                (inOrder ? one : other).toString(), (inOrder ? other : one).toString(), stands, reason);
        Entry entry = FactCodec.encode(word, word.at());
        if (log.append(List.of(entry)).join().get(0) instanceof Outcome.Refused refused) {
            throw new IllegalStateException("the log did not take it: " + refused.reason() + " (" + refused.detail()
                    + ")");
        }
        return word;
    }
}
