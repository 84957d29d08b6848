package outlay.activate;

import java.time.Instant;
import java.util.List;

/// A destination that conversions are sent to. It says how; it never does it: a call and an answer are values, and who
/// makes the one into the other is not its business.
///
/// The way of a conversion: [Preparing] makes it `Ready`, or says why not; up to `terms().most()` of the ready ones
/// make a [Call]; its [Answer] becomes one [Verdict] for each, in their order.
public interface ConversionsOut extends Destination {
    /// @param batch 1 to `terms().most()` conversions that are ready for this destination and this account
    /// @param now   when the call is made
    Call call(List<Ready> batch, Account account, Instant now);

    @Override
    default ConversionsOut changes() {
        return this;
    }

    /// @param sent how many conversions the call had
    /// @return exactly so many
    List<Verdict> read(Answer answer, int sent);
}
