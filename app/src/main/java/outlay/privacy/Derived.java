package outlay.privacy;

import java.io.IOException;
import java.util.Collection;
import outlay.log.Rewrite;
import outlay.base.ClientId;

/// Something that was made of the log, or waits to come into it, and has to follow when entries change.
@FunctionalInterface
public interface Derived {
    /// Returns when nothing of the former entries is left in it. May be called again for the same.
    ///
    /// @param rule      what became of them
    /// @param positions of those that changed
    void follow(ClientId client, Rewrite rule, Collection<Long> positions) throws IOException;
}
