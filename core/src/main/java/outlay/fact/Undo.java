package outlay.fact;

import java.time.Instant;
import outlay.base.ClientId;

/// Somebody's word that an import was a mistake: from here on its rows count as if it had never come in, and what it
/// replaced stands again. The same file imported once more is another import, which counts.
///
/// @param importId of an import whose rows carry it, or that says what it [Brought]
public record Undo(ClientId client, String importId, Instant at) implements Fact {
    @Override
    public String id() {
        return "undo/" + importId;
    }
}
