package outlay.privacy;

import java.util.Collection;
import java.util.List;
import outlay.base.ClientId;
import outlay.identity.Identifier;

/// Who was given people's data. Whoever delivers to a destination says so here, so that an erasure knows whom to tell
/// and an access to whom the data went.
@FunctionalInterface
public interface Recipients {
    /// Nothing is delivered to anybody.
    Recipients NONE = (client, person) -> List.of();

    List<ErasureRecord.Recipient> of(ClientId client, Collection<Identifier> person);
}
