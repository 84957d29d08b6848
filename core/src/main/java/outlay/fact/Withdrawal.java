package outlay.fact;

import java.time.Instant;
import outlay.base.ClientId;

/// Somebody's word that two identifiers do not belong together: whatever ties just these two counts as if it had never
/// come in, until the word is taken back. Of several words on the same two the latest holds.
///
/// @param one    an identifier as reports write it, such as `email:ann@example.com`
/// @param other  the other one, which comes after `one`
/// @param stands false where an earlier word is taken back
/// @param reason in the words of whoever decided, or ""
public record Withdrawal(ClientId client, String id, Instant at, String one, String other, boolean stands,
        String reason) implements Fact {
    /// @throws IllegalArgumentException unless `one` comes before `other`
    public Withdrawal {
        if (one.compareTo(other) >= 0) {
            throw new IllegalArgumentException("\"" + one + "\" must come before \"" + other + "\"");
        }
    }
}
