package outlay.fact;

import java.util.List;
import outlay.base.ClientId;

/// Which facts an import brought, whether they were new or known already: what taking it back takes back. Facts that
/// carry their import themselves, as rows of spend do, are not in it.
///
/// @param part  counted from 1; a long list has several
/// @param first of each run of positions in the log the first
/// @param last  of each run the last; as many as there are first ones
public record Brought(ClientId client, String importId, int part, List<Long> first, List<Long> last) implements Fact {
    /// @throws IllegalArgumentException where the two lists do not belong together
    public Brought {
        if (first.size() != last.size()) {
            throw new IllegalArgumentException("every run has a first and a last position");
        }
    }

    @Override
    public String id() {
        return "brought/" + importId + "/" + part;
    }
}
