package outlay.notify;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import outlay.base.ClientId;

/// Where it is kept for good that something has happened, so that whatever was not told before a crash is come across
/// again after it.
public interface Source {
    /// What it can tell of.
    Set<Event> events();

    /// What has happened at `from` or later, and as much of what came before as it likes.
    List<Happening> since(ClientId client, Instant from);

    /// What was given of the client last is kept: it need not be given again.
    default void kept(ClientId client) {}
}
