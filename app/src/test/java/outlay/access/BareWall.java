package outlay.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import outlay.store.Store;
import outlay.vault.Sealing;
import outlay.web.Around;
import outlay.web.Handler;
import outlay.web.Router;

/// The wall before routes, with nothing of what a server puts around it: no keys to people's data, no files on their
/// way, no mail, and nobody who counts requests.
public final class BareWall {
    private static final Around NOBODY = (request, inner) -> inner.handle(request);

    private BareWall() {}

    /// Adds the routes of users and sessions, too.
    public static Handler before(Router routes, Guard.Mode mode, Store store) {
        return new AccessControl(store.access(), Sealing.NONE, Clock.systemUTC(), new SecureRandom()).guard(routes,
                mode, client -> "", upload -> Optional.empty(), Optional.empty(), NOBODY, NOBODY);
    }
}
