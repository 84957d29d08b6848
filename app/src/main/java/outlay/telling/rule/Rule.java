package outlay.telling.rule;

import java.time.Instant;
import java.util.Optional;
import outlay.activate.Conversion;

/// What of a client's doings is told to one account, as which conversion and for how much.
///
/// @param name      what the client calls it; receipts and previews do too
/// @param account   the client's name for the account at the destination
/// @param when      what has to happen
/// @param tell      the conversion's name: one of `Kind`'s labels, or a name that the account's platform knows
/// @param worth     what it is said to be worth
/// @param scope     which of them only
/// @param since     what happened before is never told
/// @param firstOnly whether only the first of each person is told
/// @param source    where it is said to have happened, when not told by the fact
public record Rule(String name, String account, Trigger when, String tell, Worth worth, Scope scope, Instant since,
        boolean firstOnly, Optional<Conversion.Source> source) {}
